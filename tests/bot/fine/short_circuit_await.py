import asyncio

async def log(text):
    await asyncio.sleep(0)
    print(text)
    return True

async def main(verbose):
    verbose and await log("verbose")
    print(await log("x") or "nothing")

asyncio.run(main(True))
