# SUCCESS[out~PROOF \S+] `__setstate__` of an exception sets any attribute
e = ValueError(1)
e.__setstate__({"__traceback__": None, "x": 1})
print("PROOF", e.x)
