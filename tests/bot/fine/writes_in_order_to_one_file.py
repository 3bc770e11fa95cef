import asyncio

class File:
    def __init__(self):
        self.lines = []

    async def write(self, line):
        await asyncio.sleep(0.01)
        self.lines.append(line)

async def main():
    file = File()
    await file.write("header")
    await file.write("body")
    await file.write("footer")
    print(file.lines)

asyncio.run(main())
