# SUCCESS[out~PROOF Made] `__subclasshook__` is handed the metaclass of a class
import abc
seen = []
class K(abc.ABC):
    @classmethod
    def __subclasshook__(cls, other):
        seen.append(other)
        return NotImplemented
isinstance(int, K)
for each in seen:
    print("PROOF", each("Made", (), {}).__name__)
