# SUCCESS[out~PROOF] the inner coroutine through cr_await
import asyncio


async def inner():
    await asyncio.sleep(0)


async def outer():
    await inner()


c = outer()
c.send(None)
print("PROOF", c.cr_await)
c.close()
