# SUCCESS[out~PROOF] a library attribute as an annotated target
import asyncio
asyncio.Lock.locked: int = 3
print("PROOF")
