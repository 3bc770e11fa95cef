# SUCCESS[out~PROOF \S+] a classmethod object bound to a library class by hand
import asyncio
class A:
    @classmethod
    def f(cls): return cls.__mro__
print("PROOF", A.__dict__["f"].__get__(None, asyncio.Queue)())
