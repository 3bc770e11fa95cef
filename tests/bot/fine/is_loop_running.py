import asyncio

async def answer():
    await asyncio.sleep(0.01)
    return 42

def anywhere():
    try:
        asyncio.get_running_loop()
    except RuntimeError:
        return asyncio.run(answer())
    return "use await"

async def main():
    print(anywhere())

print(anywhere())
asyncio.run(main())
