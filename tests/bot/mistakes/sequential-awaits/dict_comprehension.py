# line: 10
import asyncio

async def fetch_price(symbol):
    await asyncio.sleep(0.25)
    return len(symbol) * 10

async def main():
    symbols = ["AAA", "BBBB", "CC"]
    prices = {symbol: await fetch_price(symbol) for symbol in symbols}
    print(prices)

asyncio.run(main())
