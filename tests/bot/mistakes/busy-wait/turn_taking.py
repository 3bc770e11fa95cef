# line: 9
import asyncio

turn = 0

async def player(number, rounds):
    global turn
    for _ in range(rounds):
        while turn != number:
            await asyncio.sleep(0)
        print("player", number)
        await asyncio.sleep(0.02)
        turn = 1 - turn

async def main():
    await asyncio.gather(player(0, 2), player(1, 2))

asyncio.run(main())
