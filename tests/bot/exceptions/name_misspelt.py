# line: 10
# says: Did you mean `total`?
import asyncio

async def main():
    total = 0
    for n in range(3):
        await asyncio.sleep(0.1)
        total += n
    print(totla)

asyncio.run(main())
