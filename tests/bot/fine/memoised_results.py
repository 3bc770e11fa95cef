import asyncio

memo = {}

async def fib(n):
    if n < 2:
        return n
    if n not in memo:
        one = await fib(n - 1)
        two = await fib(n - 2)
        memo[n] = one + two
        await asyncio.sleep(0)
    return memo[n]

print(asyncio.run(fib(12)))
