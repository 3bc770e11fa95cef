# line: 17
import asyncio

async def charge(card):
    await asyncio.sleep(0.1)
    if card == "empty":
        raise ValueError("no money")
    return card

async def ship(order):
    await asyncio.sleep(0.3)
    print("shipped", order)
    return order

async def buy(card, order):
    try:
        paid, shipped = await asyncio.gather(charge(card), ship(order))
    except ValueError as error:
        print("order refused:", error)
        return None
    return paid, shipped

async def main():
    print(await buy("empty", "tea"))
    await asyncio.sleep(0.5)

asyncio.run(main())
