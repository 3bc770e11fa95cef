# line: 9
import asyncio

async def is_prime(n):
    await asyncio.sleep(0)
    return n in (2, 3, 5, 7)

async def main():
    if any(is_prime(n) for n in (4, 6, 8)):
        print("there is a prime")
    else:
        print("none")

asyncio.run(main())
