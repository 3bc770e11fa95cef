# SUCCESS[out~PROOF \[5, mapping policy-only] hidden names of a match become members
import enum, re, collections
got = []; raw = []
class Ror:
    def __ror__(self, other): got.append(other); return {}
p = re.compile("(?P<a>x)")
class E(enum.Enum):
    def __new__(cls, v):
        o = object.__new__(cls); o._value_ = 1 + len(raw); raw.append(v); return o
    Z = 5
    try:
        match p:
            case object(groupindex=v): pass
    except Exception: pass
print("PROOF", raw)
raw[-1] | Ror()
print("PROOF", type(got[0]), got)
