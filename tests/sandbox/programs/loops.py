import asyncio, contextvars, threading, time
import concurrent.futures

var = contextvars.ContextVar("var", default=0)

async def work(n, delay=0.01):
    await asyncio.sleep(delay)
    return n

def blocking(n):
    time.sleep(0.01)
    return n * 2

async def main():
    loop = asyncio.get_running_loop()
    task = asyncio.create_task(work(1), name="one")
    task.helper = "note"
    task.add_done_callback(lambda t: print("done", t.get_name(), t.helper))
    print(await task, task.done(), task.cancelled(), task.exception())
    print(await asyncio.to_thread(blocking, 2), await loop.run_in_executor(None, blocking, 3))
    with concurrent.futures.ThreadPoolExecutor(2) as pool:
        print(await loop.run_in_executor(pool, blocking, 4), list(pool.map(blocking, [5, 6])))
    try:
        async with asyncio.timeout(0.01): await asyncio.sleep(1)
    except TimeoutError: print("timeout")
    try: await asyncio.wait_for(work(1, 1), 0.01)
    except asyncio.TimeoutError: print("timeout 2")
    done, pending = await asyncio.wait([asyncio.create_task(work(i)) for i in range(2)])
    print(sorted(t.result() for t in done), pending)
    for c in asyncio.as_completed([work(1), work(2, 0.03)]): print(await c)
    q = asyncio.Queue(2)
    async def producer():
        for i in range(3): await q.put(i)
    async def consumer():
        while True:
            print("got", await q.get()); q.task_done()
    p, c = asyncio.create_task(producer()), asyncio.create_task(consumer())
    await p; await q.join(); c.cancel()
    print((await asyncio.gather(c, return_exceptions=True))[0].__class__.__name__)
    lock, ev, sem, cond = asyncio.Lock(), asyncio.Event(), asyncio.Semaphore(2), asyncio.Condition()
    async with lock, sem:
        ev.set(); await ev.wait(); print(lock.locked(), ev.is_set())
    async with cond: cond.notify_all()
    var.set(5)
    async def child(): return var.get()
    print(await asyncio.create_task(child()), contextvars.copy_context().run(var.get))
    fut = loop.create_future(); loop.call_later(0.01, fut.set_result, "later"); print(await fut)
    loop.call_soon(print, "soon"); await asyncio.sleep(0)
    shielded = asyncio.shield(asyncio.create_task(work(9))); print(await shielded)
    print(asyncio.current_task().get_name(), len(asyncio.all_tasks()), asyncio.iscoroutinefunction(work))
    def handler(loop, context): print("handler", context["message"][:20], type(context.get("exception")).__name__)
    loop.set_exception_handler(handler); loop.call_soon(lambda: 1 / 0); await asyncio.sleep(0)
    t = threading.Thread(target=lambda: asyncio.run_coroutine_threadsafe(work(3), loop).add_done_callback(lambda f: print("thread", f.result())))
    t.start(); await asyncio.sleep(0.05); t.join()
    try: asyncio.run(work(1))
    except RuntimeError as e: print(e)
    b = asyncio.Barrier(2); print(sorted(await asyncio.gather(b.wait(), b.wait())))

asyncio.run(main())
loop = asyncio.new_event_loop()
loop.call_later(0.01, loop.stop); loop.run_forever(); print(loop.is_closed(), loop.run_until_complete(work(7))); loop.close()
with asyncio.Runner() as runner: print(runner.run(work(8)))
coro = work(1, 0)
try: coro.send(None); coro.send(None)
except StopIteration as e: print("value", e.value)
c2 = work(1); c2.close()
lock = threading.Lock(); total = 0
def add():
    global total
    for _ in range(100):
        with lock: total += 1
ts = [threading.Thread(target=add, name=f"t{i}") for i in range(4)]
[t.start() for t in ts]; [t.join() for t in ts]; print(total, ts[0].name, threading.current_thread().name)
