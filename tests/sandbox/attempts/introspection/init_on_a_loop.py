# SUCCESS[out~PROOF PROOF] a library's `__init__` sets attributes of the loop
import asyncio, threading
class T(threading.Thread): pass
async def main():
    loop = asyncio.get_running_loop()
    T.__init__(loop, name="PROOF")
    print("PROOF", loop.name if 0 else T.name.fget(loop))
asyncio.run(main())
