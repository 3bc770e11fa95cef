# SUCCESS[out~PROOF] a library attribute in a nested unpacking
import asyncio
(a, (*asyncio.Lock.locked, b)) = 1, (2, 3)
print("PROOF")
