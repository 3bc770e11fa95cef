import asyncio
import threading

results = []

async def inner(n):
    await asyncio.sleep(0.05)
    results.append(n)

def run(n):
    asyncio.run(inner(n))

threads = [threading.Thread(target=run, args=(n,)) for n in range(3)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(sorted(results))
