# SUCCESS[out~PROOF \S+] sum() hands a module's value to `__radd__`
import asyncio
class Grab:
    def __radd__(self, other): print("PROOF", other.__loader__); return 1
asyncio + Grab()
