# line: 12
import asyncio
import time

def resize(name):
    time.sleep(0.2)
    return name + ".small"

async def main():
    out = []
    for name in ("a", "b", "c"):
        out.append(await asyncio.to_thread(resize, name))
    print(out)

asyncio.run(main())
