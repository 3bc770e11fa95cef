# line: 9
# says: Write `self` as its first parameter
import asyncio

class Bot:
    async def send(text):
        print(text)

asyncio.run(Bot().send("hi"))
