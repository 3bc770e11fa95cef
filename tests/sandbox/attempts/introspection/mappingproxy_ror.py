# SUCCESS[out~PROOF mutated] the dict behind a mapping proxy is handed to `__ror__`
import enum
class E(enum.Enum):
    A = 1
class Grab:
    def __ror__(self, other):
        other["B"] = 2
        return other
members = E.__members__
members | Grab()
print("PROOF mutated" if "B" in E.__members__ else "")
