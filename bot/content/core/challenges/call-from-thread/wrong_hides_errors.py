import asyncio


def ask(loop, work, value, timeout):
    future = asyncio.run_coroutine_threadsafe(work(value), loop)
    try:
        return future.result(timeout)
    except TimeoutError:
        future.cancel()
        raise
    except Exception as error:
        return error
