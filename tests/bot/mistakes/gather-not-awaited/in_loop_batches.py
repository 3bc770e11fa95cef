# line: 12
import asyncio

async def send(n):
    await asyncio.sleep(0.05)
    print("sent", n)

async def main():
    numbers = list(range(4))
    while numbers:
        batch, numbers = numbers[:2], numbers[2:]
        asyncio.gather(*map(send, batch))
    print("done")

asyncio.run(main())
