import asyncio

async def every(seconds, function):
    while True:
        await asyncio.sleep(seconds)
        function()

async def main():
    counts = {"n": 0}

    def bump():
        counts["n"] += 1

    timer = asyncio.create_task(every(0.1, bump), name="timer")
    await asyncio.sleep(0.55)
    timer.cancel()
    results = await asyncio.gather(timer, return_exceptions=True)
    print(counts["n"], type(results[0]).__name__)

asyncio.run(main())
