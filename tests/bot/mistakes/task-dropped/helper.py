# line: 9
import asyncio

async def mail():
    await asyncio.sleep(0.3)
    print("mailed")

def notify():
    asyncio.create_task(mail())

async def main():
    notify()
    await asyncio.sleep(0.1)
    print("end")

asyncio.run(main())
