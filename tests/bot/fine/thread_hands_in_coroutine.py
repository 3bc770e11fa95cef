import asyncio
import threading

async def ask(n):
    await asyncio.sleep(0.05)
    return n * 2

def in_thread(loop, answers):
    future = asyncio.run_coroutine_threadsafe(ask(21), loop)
    answers.append(future.result(timeout=5))

async def main():
    answers = []
    thread = threading.Thread(target=in_thread, args=(asyncio.get_running_loop(), answers))
    thread.start()
    await asyncio.to_thread(thread.join)
    print(answers)

asyncio.run(main())
