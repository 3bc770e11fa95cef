import asyncio

async def main():
    await asyncio.sleep(0.1)
    return 7

loop = asyncio.new_event_loop()
try:
    print(loop.run_until_complete(main()))
finally:
    loop.run_until_complete(loop.shutdown_asyncgens())
    loop.close()
