# SUCCESS[out~PROOF] the type of a module makes modules
import asyncio
print("PROOF", type(asyncio)("x"))
