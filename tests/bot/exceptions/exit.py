# line: 8
# says: raise SystemExit
import asyncio
import sys

async def main():
    await asyncio.sleep(0.1)
    sys.exit(1)

asyncio.run(main())
