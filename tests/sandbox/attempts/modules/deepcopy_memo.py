# SUCCESS[out~PROOF .*_] the memo of deepcopy shows what it has opened
import asyncio, copy
class Spy:
    def __deepcopy__(self, memo):
        print("PROOF", [v for v in memo.values() if isinstance(v, dict) and "_maxsize" in v], "_")
        return self
copy.deepcopy([asyncio.Queue(), Spy()])
