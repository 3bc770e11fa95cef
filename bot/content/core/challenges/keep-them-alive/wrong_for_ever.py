import asyncio

tasks = []


def start(coro):
    task = asyncio.create_task(coro)
    tasks.append(task)
    return task
