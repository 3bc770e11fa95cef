# SUCCESS[out~PROOF .*Selector object since-3.12] a member that hides a method reads that name of its value
import asyncio, enum
class Base:
    def _selector(self): pass
    def _default_executor(self): pass
async def main():
    class E(Base, enum.Enum):
        _selector = 1
        L = asyncio.get_running_loop()
    s = E.L._selector
    print("PROOF", s, type(s))
    print("PROOF", s.get_map())
asyncio.run(main())
