# SUCCESS[out~PROOF \S+] object.__getstate__ of a library object
import asyncio
print("PROOF", asyncio.Queue().__getstate__())
