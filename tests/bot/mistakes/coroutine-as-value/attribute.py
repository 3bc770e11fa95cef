# line: 11
import asyncio

class Reply:
    text = "hi"

async def get():
    return Reply()

async def main():
    print(get().text)

asyncio.run(main())
