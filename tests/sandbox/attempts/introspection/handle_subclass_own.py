# SUCCESS[out~PROOF \S+] an own subclass of Handle
import asyncio
class H(asyncio.Handle): pass
print("PROOF", H)
