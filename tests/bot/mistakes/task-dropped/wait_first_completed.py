# line: 10
import asyncio

async def mirror(name, delay):
    await asyncio.sleep(delay)
    print(name, "answered")
    return name

async def main():
    tasks = {asyncio.create_task(mirror(name, delay)) for name, delay in (("a", 0.1), ("b", 0.5))}
    done, pending = await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
    print(done.pop().result(), len(pending))

asyncio.run(main())
