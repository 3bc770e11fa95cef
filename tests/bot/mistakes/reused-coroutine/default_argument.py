# line: 9
import asyncio

async def now():
    await asyncio.sleep(0.01)
    return "12:00"

async def log(text, when=now()):
    print(await when, text)

async def main():
    await log("start")
    await log("end")

asyncio.run(main())
