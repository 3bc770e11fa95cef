# line: 11
import asyncio

async def send_mail(to):
    await asyncio.sleep(2)
    print("mail to", to)

async def register(name, mail=True):
    print("registered", name)
    if mail:
        asyncio.create_task(send_mail(name))
    return name

async def main():
    await register("ann")
    await register("bob", mail=False)

asyncio.run(main())
