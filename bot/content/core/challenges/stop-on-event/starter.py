import asyncio


async def run_until(stop, job, pause):
    ...
