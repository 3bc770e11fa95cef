# line: 5
import asyncio

async def alice(inbox, outbox):
    message = await inbox.get()
    await outbox.put(f"re: {message}")

async def bob(inbox, outbox):
    message = await inbox.get()
    await outbox.put(f"re: {message}")

async def main():
    a, b = asyncio.Queue(), asyncio.Queue()
    await asyncio.gather(alice(a, b), bob(b, a))

asyncio.run(main())
