# line: 11
import asyncio

def note(text):
    print(text)

async def real():
    await asyncio.sleep(0.01)

async def main():
    await asyncio.gather(real(), note("hello"))

asyncio.run(main())
