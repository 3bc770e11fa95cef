import asyncio

async def count_primes(limit):
    primes = []
    for n in range(2, limit):
        if all(n % p for p in primes):
            primes.append(n)
        if n % 50 == 0:
            await asyncio.sleep(0)
    return len(primes)

async def main():
    print(await asyncio.gather(count_primes(200), count_primes(300)))

asyncio.run(main())
