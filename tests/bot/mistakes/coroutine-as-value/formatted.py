# line: 8
import asyncio

async def user():
    return "bob"

async def main():
    print(f"hello {user()}")

asyncio.run(main())
