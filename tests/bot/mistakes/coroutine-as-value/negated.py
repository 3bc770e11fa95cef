# line: 8
import asyncio

async def has_access():
    return True

async def main():
    if not has_access():
        print("no access")
    print("end")

asyncio.run(main())
