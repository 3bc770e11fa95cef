# SUCCESS[out~PROOF \S+] a Task subclass overrides what guards ask
import asyncio
class T(asyncio.Task):
    _loop = 1
    def get_stack(self, **k): return super().get_stack()
async def main():
    t = T(asyncio.sleep(0))
    print("PROOF", t.get_stack()[0].f_globals)
asyncio.run(main())
