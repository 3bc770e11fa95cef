# line: 11
import asyncio

async def download(name):
    await asyncio.sleep(0.3)
    return name + ".zip"

async def main():
    files = []
    for name in ["a", "b", "c", "d"]:
        file = await download(name)
        files.append(file)
        print("done", file)
    print(files)

asyncio.run(main())
