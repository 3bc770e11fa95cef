# SUCCESS[out~PROOF .*Selector object] the `__repr__` of a dataclass reads private names
import dataclasses, asyncio
@dataclasses.dataclass
class D:
    _selector: object
async def main():
    print("PROOF", D.__repr__(asyncio.get_running_loop()))
asyncio.run(main())
