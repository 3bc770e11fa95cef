import asyncio

async def save_order(order):
    await asyncio.sleep(0.1)
    print("saved", order)
    return True

async def send_mail(order):
    await asyncio.sleep(0.1)
    print("mail for", order)
    return True

async def checkout(order):
    saved = await save_order(order)
    if not saved:
        return False
    return await send_mail(order)

print(asyncio.run(checkout(7)))
