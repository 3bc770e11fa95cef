# SUCCESS[out~^PROOF policy-only] an exit stack's method hands a library's `__exit__` to ours
import contextlib, warnings, asyncio
class Own:
    def _push_cm_exit(self, cm, ex): got.append(ex)
    def _push_async_cm_exit(self, cm, ex): got.append(ex)
got = []
contextlib.ExitStack.enter_context(Own(), warnings.catch_warnings())
print(got)
class S: pass
s = S(); s._entered = True; s._module = asyncio.Queue; s._filters = "PROOF"; s._showwarning = s._showwarnmsg_impl = 1
try: got[0](s)
except Exception as e: print(type(e), e)
print(asyncio.Queue.filters)
