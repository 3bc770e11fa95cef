# line: 21
import asyncio

def safe(fn):
    async def call(*args):
        try:
            return await fn(*args)
        except Exception as error:
            print("safe:", error)
    return call

async def write(n):
    await asyncio.sleep(0.1)
    if n % 2:
        raise ValueError(f"odd {n}")
    await asyncio.sleep(0.1)
    print("wrote", n)

@safe
async def write_all():
    await asyncio.gather(*map(write, [1, 2, 4]))

async def main():
    await write_all()
    await asyncio.sleep(0.3)

asyncio.run(main())
