# SUCCESS[out~PROOF \S+] partial(getattr) called by C code
import functools
print("PROOF", *sorted([functools.partial(getattr, int)("__base__")], key=str))
