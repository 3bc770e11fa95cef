import asyncio

async def notify(text):
    await asyncio.sleep(0.01)
    print(text)

async def main(quiet):
    job = notify("hello")
    if quiet:
        job.close()
    else:
        await job

asyncio.run(main(True))
asyncio.run(main(False))
