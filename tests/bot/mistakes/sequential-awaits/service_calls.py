# line: 18
import asyncio

class Store:
    async def load_user(self, uid):
        await asyncio.sleep(0.2)
        return {"id": uid}

    async def load_orders(self, uid):
        await asyncio.sleep(0.3)
        return [1, 2]

    async def load_friends(self, uid):
        await asyncio.sleep(0.1)
        return ["bob"]

async def page(store, uid):
    user = await store.load_user(uid)
    orders = await store.load_orders(uid)
    friends = await store.load_friends(uid)
    print(user, orders, friends)

asyncio.run(page(Store(), 1))
