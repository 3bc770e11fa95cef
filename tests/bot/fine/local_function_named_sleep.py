import asyncio

def sleep(n):
    return f"slept {n}"

class Cat:
    async def purr(self):
        await asyncio.sleep(0.01)
        return "purr"

    def sleep(self):
        return sleep(3)

async def main():
    cat = Cat()
    print(cat.sleep(), await cat.purr())

asyncio.run(main())
