# SUCCESS[out~PROOF <] `str.format` of a subclass through its class
class S(str): pass
print(S.format("PROOF {0.__class__.__base__}", 1))
