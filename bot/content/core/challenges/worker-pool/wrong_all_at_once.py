import asyncio


async def run_pool(handle, source, workers):
    tasks = [asyncio.create_task(handle(item)) async for item in source]
    results = await asyncio.gather(*tasks, return_exceptions=True)
    bad = sum(isinstance(result, Exception) for result in results)
    return len(results) - bad, bad
