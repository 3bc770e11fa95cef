# SUCCESS[out~PROOF \S+] an own function bound to a library object
import asyncio
def f(self): return self._ready
m = f.__get__(asyncio.new_event_loop())
print("PROOF", m())
