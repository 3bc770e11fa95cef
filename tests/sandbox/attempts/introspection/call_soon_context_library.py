# SUCCESS[out~PROOF \S+] a context that is no context is handed the library's step
import asyncio
class Ctx:
    def run(self, f, *a):
        print("PROOF", f.__self__._coro if hasattr(f, "__self__") else f.__closure__)
        return f(*a)
async def main():
    fut = asyncio.get_running_loop().create_future()
    asyncio.Task(asyncio.sleep(0), context=Ctx())
    await asyncio.sleep(0.01)
asyncio.run(main())
