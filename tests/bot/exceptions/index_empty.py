# line: 7
# says: the list is empty
import asyncio

async def main():
    jobs = []
    print(jobs.pop())

asyncio.run(main())
