# SUCCESS[out~PROOF \[] super() reaches a private name that the class body has
import asyncio
class F(asyncio.Future):
    _callbacks = None
    def peek(self): return super()._callbacks
async def main():
    f = F(); f.add_done_callback(print)
    print("PROOF", f.peek())
    f.cancel()
asyncio.run(main())
