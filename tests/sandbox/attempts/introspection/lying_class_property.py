# SUCCESS[out~PROOF \S+] an object that says that its class is another
import asyncio
class Liar:
    @property
    def __class__(self): return asyncio.AbstractEventLoop
print("PROOF", isinstance(Liar(), asyncio.AbstractEventLoop) and Liar().__class__.__subclasses__())
