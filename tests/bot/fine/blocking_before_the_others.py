import asyncio
import time

def load_settings():
    time.sleep(0.5)
    return {"workers": 2}

async def worker(n):
    await asyncio.sleep(0.1)
    print("worker", n)

async def main():
    settings = load_settings()
    await asyncio.gather(*(worker(n) for n in range(settings["workers"])))

asyncio.run(main())
