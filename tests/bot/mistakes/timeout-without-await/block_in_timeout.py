# line: 9
import asyncio

def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)

async def main():
    try:
        async with asyncio.timeout(0.05):
            print(fib(31))
    except TimeoutError:
        print("too slow")

asyncio.run(main())
