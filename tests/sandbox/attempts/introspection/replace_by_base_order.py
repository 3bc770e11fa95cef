# SUCCESS[out~PROOF kw {.*print since-3.12] a field hides no private name of a base that comes first
import dataclasses, asyncio
from dataclasses import InitVar
@dataclasses.dataclass
class D:
    _callbacks: InitVar[object] = None
class F(asyncio.Future, D):
    def __init__(self, **kw):
        print("PROOF kw", kw)
        super().__init__()
async def main():
    f = F(); f.add_done_callback(print)
    dataclasses.replace(f)
asyncio.run(main())
