# line: 8
import asyncio
import time

def limited(seconds):
    def wrap(fn):
        async def run(*args):
            return await asyncio.wait_for(fn(*args), seconds)
        return run
    return wrap

@limited(0.2)
async def heavy():
    time.sleep(0.5)
    return "heavy"

async def main():
    print(await heavy())

asyncio.run(main())
