import asyncio

applied = []

async def migrate(name):
    await asyncio.sleep(0.1)
    applied.append(name)

async def main():
    for name in ["0001", "0002", "0003"]:
        await migrate(name)
    print(applied)

asyncio.run(main())
