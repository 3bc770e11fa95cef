# line: 7
import asyncio

async def menu():
    print("1) start")
    await asyncio.sleep(0.01)
    asyncio.run(game())

async def game():
    print("game")
    await asyncio.sleep(0.01)

if __name__ == "__main__":
    asyncio.run(menu())
