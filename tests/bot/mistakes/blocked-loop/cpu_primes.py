# line: 19
import asyncio

def primes(limit):
    found = []
    for n in range(2, limit):
        if all(n % p for p in found):
            found.append(n)
    return found

async def ticker():
    while True:
        await asyncio.sleep(0.05)
        print(".", end="")

async def main():
    task = asyncio.create_task(ticker())
    await asyncio.sleep(0)
    print(len(primes(25000)))
    task.cancel()

asyncio.run(main())
