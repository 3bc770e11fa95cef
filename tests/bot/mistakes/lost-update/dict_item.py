# line: 7
import asyncio

async def sell(stock):
    left = stock["tea"]
    await asyncio.sleep(0.1)
    stock["tea"] = left - 1

async def main():
    stock = {"tea": 5}
    await asyncio.gather(sell(stock), sell(stock))
    print(stock)

asyncio.run(main())
