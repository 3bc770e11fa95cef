import asyncio
import threading

async def job():
    await asyncio.sleep(0.1)
    return "from the other loop"

def work(results):
    results.append(asyncio.run(job()))

async def main():
    results = []
    thread = threading.Thread(target=work, args=(results,))
    thread.start()
    while thread.is_alive():
        await asyncio.sleep(0.1)
    print(results)

asyncio.run(main())
