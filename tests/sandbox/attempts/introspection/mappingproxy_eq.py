# SUCCESS[out~PROOF mutated] the dict behind a mapping proxy is handed to `__eq__`
import enum
class E(enum.Enum):
    A = 1
class Grab:
    def __eq__(self, other):
        if type(other) is dict: other["B"] = 2
        return True
E.__members__ == Grab()
print("PROOF mutated" if "B" in E.__members__ else "")
