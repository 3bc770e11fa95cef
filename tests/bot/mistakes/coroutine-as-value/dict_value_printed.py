# line: 9
import asyncio

async def status(name):
    await asyncio.sleep(0.01)
    return "up"

async def main():
    report = {"db": status("db"), "web": "up"}
    for name, state in report.items():
        print(name, state)

asyncio.run(main())
