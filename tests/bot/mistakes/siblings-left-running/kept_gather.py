# line: 11
import asyncio

async def download(n):
    await asyncio.sleep(0.2 * n)
    if n == 1:
        raise OSError("disk full")
    print("downloaded", n)

async def main():
    everything = asyncio.gather(*(download(n) for n in (1, 2, 3)))
    try:
        await everything
    except OSError as error:
        print("stopping:", error)
    await asyncio.sleep(1)
    print("end")

asyncio.run(main())
