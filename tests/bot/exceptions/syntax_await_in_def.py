# line: 8
# says: line 7 is a plain function
# says: Write `async def main():`
# topic: async-contexts
import asyncio

def main():
    await asyncio.sleep(1)

asyncio.run(main())
