# line: 6
# says: what Ctrl-C raises
import asyncio

async def main():
    raise KeyboardInterrupt

asyncio.run(main())
