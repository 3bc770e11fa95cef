import asyncio

best = 0

async def play(score):
    global best
    await asyncio.sleep(score / 100)
    if score > best:
        best = score

async def main():
    await asyncio.gather(*(play(score) for score in (5, 9, 3)))
    print(best)

asyncio.run(main())
