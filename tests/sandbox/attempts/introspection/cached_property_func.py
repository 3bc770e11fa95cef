# SUCCESS[out~PROOF \d+] func of a cached property
import functools
class A:
    @functools.cached_property
    def x(self): return 1
print("PROOF", len(A.x.func.__globals__))
