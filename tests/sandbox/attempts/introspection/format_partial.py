# SUCCESS[out~PROOF <class .object] a partial of str.format called by library code
import functools, asyncio

print(
    "PROOF",
    asyncio.run(asyncio.to_thread(functools.partial(str.format, "{0.__class__.__base__}"), 1)),
)
