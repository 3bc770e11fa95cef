# SUCCESS[out~PROOF policy-only] `__subclasshook__` is handed EnumMeta
import abc, enum
seen = []
class K(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        seen.append(other)
        return NotImplemented
isinstance(enum.Enum, K)
print("PROOF", seen[0].__name__, seen[0]("X", (), {}))
