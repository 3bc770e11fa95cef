# SUCCESS[out~PROOF .*_ policy-only] a loop's `__init__` on an object that notes what is set
import asyncio
got = {}
class S:
    def __setattr__(self, key, value):
        got[key] = value
        super().__setattr__(key, value)
try:
    asyncio.SelectorEventLoop.__init__(S())
except (TypeError, AttributeError) as e:
    print(e)
print("PROOF", sorted(got))
