# SUCCESS[out~PROOF] a facade patched for later library calls
import asyncio

asyncio.sleep = lambda *a: print("PROOF")
asyncio.sleep(1)
