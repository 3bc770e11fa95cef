# line: 16
import asyncio

sent = []

async def charge_card():
    await asyncio.sleep(0.1)
    raise RuntimeError("card declined")

async def send_receipt():
    await asyncio.sleep(0.2)
    sent.append("receipt")

async def main():
    try:
        await asyncio.gather(charge_card(), send_receipt())
    except RuntimeError as error:
        print("order failed:", error)
    await asyncio.sleep(0.5)
    print("but sent:", sent)

asyncio.run(main())
