import asyncio

async def with_timeout(make, seconds):
    try:
        return await asyncio.wait_for(make(), seconds)
    except TimeoutError:
        return "late"

async def slow():
    await asyncio.sleep(1)
    return "slow"

async def quick():
    await asyncio.sleep(0.01)
    return "quick"

async def main():
    print(await asyncio.gather(with_timeout(slow, 0.1), with_timeout(quick, 0.1)))

asyncio.run(main())
