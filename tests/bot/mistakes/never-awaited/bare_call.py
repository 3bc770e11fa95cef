# line: 8
import asyncio

async def greet():
    print("hello")

async def main():
    greet()
    print("end")

asyncio.run(main())
