# line: 7
# says: `count` is 0 here
import asyncio
import threading

def share(total, count):
    print(total / count)

async def main():
    thread = threading.Thread(target=share, args=(10, 0))
    thread.start()
    await asyncio.to_thread(thread.join)

asyncio.run(main())
