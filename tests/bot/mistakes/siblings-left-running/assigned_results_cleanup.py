# line: 13
import asyncio

async def step_a(log):
    await asyncio.sleep(0.4)
    log.append("a wrote")

async def step_b(log):
    await asyncio.sleep(0.1)
    raise ConnectionError("b lost")

async def deploy(log):
    results = await asyncio.gather(step_a(log), step_b(log))
    return results

async def main():
    log = []
    try:
        await deploy(log)
    except ConnectionError:
        log.append("rolled back")
    await asyncio.sleep(0.5)
    print(log)

asyncio.run(main())
