# line: 8
import asyncio
import functools

def background(function):
    @functools.wraps(function)
    def wrapper(*args):
        return asyncio.create_task(function(*args))
    return wrapper

@background
async def save(name):
    await asyncio.sleep(0.1)
    print("saved", name)

def main():
    save("one")
    save("two")

main()
