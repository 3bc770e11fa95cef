# SUCCESS[out~PROOF \d+] walk the class tree from a literal
print("PROOF", len(().__class__.__mro__[-1].__subclasses__()))
