# line: 6
# says: write `import asyncio` at the top
async def main():
    await asyncio.sleep(1)

asyncio.run(main())
