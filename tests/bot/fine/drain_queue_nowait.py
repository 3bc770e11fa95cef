import asyncio

async def main():
    box = asyncio.Queue()
    for n in range(3):
        box.put_nowait(n)
    drained = []
    while True:
        try:
            drained.append(box.get_nowait())
        except asyncio.QueueEmpty:
            break
    await asyncio.sleep(0)
    print(drained)

asyncio.run(main())
