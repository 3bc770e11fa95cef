# SUCCESS[out~PROOF] a library attribute as a comprehension target
import asyncio
[0 for asyncio.Queue.maxsize in "x"]
print("PROOF")
