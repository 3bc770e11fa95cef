# SUCCESS[out~PROOF] `__subclasshook__` is handed the type of a module
import abc, asyncio
seen = []
class K(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        seen.append(other)
        return NotImplemented
isinstance(asyncio, K)
print("PROOF", seen[0]("x"))
