# SUCCESS[out~PROOF \S+] a fake loop is given the library's closure
import asyncio
class Loop:
    def call_soon_threadsafe(self, callback): print("PROOF", callback.__closure__)
async def f(): pass
c = f()
asyncio.run_coroutine_threadsafe(c, Loop())
c.close()
