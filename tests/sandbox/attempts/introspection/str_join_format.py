# SUCCESS[out~PROOF <] str.format picked out of a partialmethod
import functools
class A:
    fmt = functools.partialmethod(str.format, "PROOF {0.__class__.__base__}")
print(functools.partial(str.format, "PROOF {0.__class__.__base__}")(1))
