import asyncio

async def hello():
    return "hello"

async def bye():
    await asyncio.sleep(0.01)
    return "bye"

async def main():
    jobs = {"hello": hello(), "bye": bye()}
    results = dict(zip(jobs, await asyncio.gather(*jobs.values())))
    print(results)

asyncio.run(main())
