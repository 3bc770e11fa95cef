# SUCCESS[out~PROOF \S+] a guard replaced through globals()
globals()["$ok"] = lambda value: value
print("PROOF", len(().__class__.__base__.__subclasses__()))
