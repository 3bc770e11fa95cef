# SUCCESS[out~PROOF \d+] fget of a library property
import asyncio
print("PROOF", len(asyncio.Queue.maxsize.fget.__globals__))
