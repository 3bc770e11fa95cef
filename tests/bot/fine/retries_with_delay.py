import asyncio

attempts = 0

async def connect():
    global attempts
    attempts += 1
    await asyncio.sleep(0.1)
    if attempts < 3:
        raise ConnectionError("refused")
    return "connected"

async def main():
    for attempt in range(5):
        try:
            print(await connect())
            break
        except ConnectionError as error:
            print("attempt", attempt, error)
            await asyncio.sleep(2 ** attempt / 10)

asyncio.run(main())
