import asyncio

async def divide(a, b):
    await asyncio.sleep(0.01)
    return a / b

async def main():
    task = asyncio.create_task(divide(1, 0))
    await asyncio.sleep(0.1)
    try:
        print(task.result())
    except ZeroDivisionError as error:
        print("failed:", error)

asyncio.run(main())
