# line: 7
import asyncio

async def work(n):
    return n

tasks = [asyncio.create_task(work(n)) for n in range(3)]
