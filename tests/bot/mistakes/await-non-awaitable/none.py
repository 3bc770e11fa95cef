# line: 8
import asyncio

def log(text):
    print(text)

async def main():
    await log("hi")

asyncio.run(main())
