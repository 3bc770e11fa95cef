# SUCCESS[out~PROOF \S+] type's own getattribute
print("PROOF", type.__getattribute__(int, "__subclasses__"))
