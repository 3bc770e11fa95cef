# SUCCESS[out~PROOF \d+] dict of an enum member
import enum
class E(enum.Enum):
    A = 1
E.A.__dict__["_value_"] = 3
print("PROOF", E.A.value == 3 and 1 or "")
