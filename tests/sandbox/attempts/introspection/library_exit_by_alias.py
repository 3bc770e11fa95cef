# SUCCESS[out~^PROOF policy-only] a generic alias of a library class passes its methods on
import types, warnings, asyncio, contextlib
X = types.GenericAlias(warnings.catch_warnings, ())
f = X.__exit__
print(f)
class S: pass
s = S(); s._entered = True; s._module = asyncio.Queue; s._filters = "PROOF"; s._showwarning = s._showwarnmsg_impl = 1
try: f(s)
except Exception as e: print(e)
print(getattr(asyncio.Queue, "filters", None))
f = types.GenericAlias(asyncio.Queue, ())
print(types.GenericAlias(asyncio.Semaphore, ()).__aenter__)
