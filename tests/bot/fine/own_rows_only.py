import asyncio

board = [None] * 4

async def place(n):
    if board[n] is None:
        await asyncio.sleep(0.01)
        board[n] = f"player {n}"

async def main():
    await asyncio.gather(*(place(n) for n in range(4)))
    print(board)

asyncio.run(main())
