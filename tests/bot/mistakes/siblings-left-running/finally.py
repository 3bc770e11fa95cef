# line: 14
import asyncio

async def writer():
    await asyncio.sleep(0.4)
    print("wrote after close")

async def reader():
    await asyncio.sleep(0.1)
    raise EOFError("end")

async def main():
    try:
        await asyncio.gather(writer(), reader())
    except EOFError:
        pass
    finally:
        print("close")
    await asyncio.sleep(0.5)

asyncio.run(main())
