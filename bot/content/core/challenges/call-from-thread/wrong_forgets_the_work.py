import asyncio


def ask(loop, work, value, timeout):
    return asyncio.run_coroutine_threadsafe(work(value), loop).result(timeout)
