import asyncio

async def take_turn(player, board):
    await asyncio.sleep(0.05)
    board.append(player)

async def main():
    board = []
    for turn in range(4):
        await take_turn("XO"[turn % 2], board)
    print("".join(board))

asyncio.run(main())
