# SUCCESS[out~PROOF \S+] a subclass of AttributeError that reads obj of itself
class Mine(AttributeError):
    @property
    def leak(self): return super().obj
import asyncio
error = Mine("x", name="y", obj=asyncio)
print("PROOF", error.leak)
