import asyncio
import time

def read_file(name):
    time.sleep(0.2)
    return len(name)

async def main():
    names = ["a", "bb", "ccc"]
    sizes = await asyncio.gather(*(asyncio.to_thread(read_file, name) for name in names))
    print(dict(zip(names, sizes)))

asyncio.run(main())
