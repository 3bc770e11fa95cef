# line: 9
import asyncio

async def quote(symbol):
    await asyncio.sleep(0.2)
    return len(symbol)

async def main():
    quotes = [await quote("AAPL"), await quote("MSFT"), await quote("IBM")]
    print(quotes)

asyncio.run(main())
