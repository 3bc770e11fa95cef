import asyncio
import functools

def logged(function):
    @functools.wraps(function)
    async def wrapper(*args):
        print("before", function.__name__)
        result = await function(*args)
        print("after")
        return result
    return wrapper

@logged
async def add(a, b):
    await asyncio.sleep(0.01)
    return a + b

print(asyncio.run(add(1, 2)))
