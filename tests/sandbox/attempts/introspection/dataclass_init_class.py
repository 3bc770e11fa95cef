# SUCCESS[out~PROOF patched] the `__init__` of a dataclass sets attributes of anything
import dataclasses, asyncio
@dataclasses.dataclass
class D:
    put_nowait: object
D.__init__(asyncio.Queue, lambda self, x: print("PROOF patched", x))
asyncio.Queue().put_nowait(3)
