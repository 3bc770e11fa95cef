# SUCCESS[out~PROOF \S+] a method type made by type()
class A:
    def f(self): pass
kind = type(A().f)
import asyncio
bound = kind(asyncio.run, 1)
print("PROOF", bound.__func__.__globals__)
