# SUCCESS[out~PROOF \d+] str.format through a proxy of a string
import weakref
class S(str): pass
s = S("PROOF {0.__class__.__mro__}")
print(weakref.proxy(s).format(1).replace("(", "1"))
