# line: 6
# says: Did you mean `return_exceptions=`?
import asyncio

async def main():
    await asyncio.gather(asyncio.sleep(0), return_exception=True)

asyncio.run(main())
