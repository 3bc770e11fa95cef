# SUCCESS[out~PROOF \(<class] str.format as the value of an Enum's member
import enum
class E(enum.Enum):
    F = enum.member(str.format)
print(E.F.value("PROOF {0.__class__.__mro__}", 1))
