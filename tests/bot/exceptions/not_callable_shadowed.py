# line: 8
# says: no longer Python's own function
# says: (line 7)
import asyncio

async def main():
    list = [1, 2]
    print(list(range(3)))

asyncio.run(main())
