import asyncio, inspect, time, warnings

async def f(): return 1

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    f()
    print(seen[0].message, seen[0].category.__name__)

async def main():
    f()
    task = asyncio.create_task(f())
    c = f()
    print(inspect.getcoroutinestate(c), inspect.iscoroutine(c), inspect.isawaitable(task))
    await c
    try: await c
    except RuntimeError as e: print(e)

asyncio.run(main())
left = f()
start = time.perf_counter(); print(time.perf_counter() >= start)
