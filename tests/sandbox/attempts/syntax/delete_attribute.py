# SUCCESS[out~PROOF] a library attribute deleted
import asyncio
del asyncio.Queue.put
print("PROOF")
