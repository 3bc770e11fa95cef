# SUCCESS[out~PROOF] a library class patched
import asyncio
asyncio.Queue.empty = lambda self: "PROOF"
print(asyncio.Queue().empty())
