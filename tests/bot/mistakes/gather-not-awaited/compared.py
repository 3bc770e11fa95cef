# line: 9
import asyncio

async def vote(answer):
    await asyncio.sleep(0.02)
    return answer

async def main():
    votes = asyncio.gather(vote("yes"), vote("yes"), vote("no"))
    if votes.count("yes") >= 2:
        print("accepted")

asyncio.run(main())
