# SUCCESS[out~PROOF \S+] a fake loop is given a task's step
import asyncio
class Loop:
    def get_debug(self): return False
    def call_soon(self, callback, context=None): print("PROOF", callback.__self__)
    def call_exception_handler(self, context): pass
async def f(): pass
asyncio.Task(f(), loop=Loop())
