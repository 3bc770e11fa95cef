# SUCCESS[out~PROOF \S+] map(getattr, ...) with dunder names
print("PROOF", *map(getattr, [int], ["__subclasses__"]))
