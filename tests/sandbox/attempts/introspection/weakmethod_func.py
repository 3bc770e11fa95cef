# SUCCESS[out~PROOF \d+] WeakMethod keeps a function under its own private name
import weakref, asyncio
q = asyncio.Queue()
wm = weakref.WeakMethod(q.get)
print("PROOF", len(wm._func_ref().__globals__))
