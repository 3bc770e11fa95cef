# SUCCESS[out~PROOF \d+] `__func__` of a bound library method
import asyncio
q = asyncio.Queue()
print("PROOF", len(q.get.__func__.__globals__))
