import asyncio
from dataclasses import dataclass

@dataclass
class Order:
    total: int = 0
    tax: int = 0

async def add_items(order):
    await asyncio.sleep(0.1)
    order.total = 100

async def add_tax(order):
    await asyncio.sleep(0.1)
    order.tax = order.total // 5

async def main():
    order = Order()
    await add_items(order)
    await add_tax(order)
    print(order)

asyncio.run(main())
