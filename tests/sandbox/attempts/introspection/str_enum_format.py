# SUCCESS[out~PROOF <class .object] format of a string enum
import enum
class E(str, enum.Enum):
    A = "{0.__class__.__base__}"
print("PROOF", E.A.format(1))
