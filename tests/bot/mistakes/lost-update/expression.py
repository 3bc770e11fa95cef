# line: 12
import asyncio

score = 0

async def roll():
    await asyncio.sleep(0.01)
    return 6

async def play():
    global score
    score = score + await roll()

async def main():
    await asyncio.gather(play(), play())
    print(score)

asyncio.run(main())
