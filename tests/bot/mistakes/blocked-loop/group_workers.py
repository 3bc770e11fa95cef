# line: 7
import asyncio
import time

class Printer:
    def print_page(self, page):
        time.sleep(0.25)
        print("page", page)

async def user(name, printer):
    for page in range(2):
        printer.print_page(f"{name}{page}")
        await asyncio.sleep(0.1)

async def main():
    printer = Printer()
    async with asyncio.TaskGroup() as group:
        for name in ("ann", "bob"):
            group.create_task(user(name, printer))

asyncio.run(main())
