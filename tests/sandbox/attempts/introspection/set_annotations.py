# SUCCESS[out~PROOF] annotations replaced, then compiled by dataclass
import dataclasses
class A:
    x: int = 1
setattr(A, "__annotations__", {"y: print('PROOF')": int})
try: dataclasses.dataclass(A)
except Exception: pass
print("PROOF", list(A.__annotations__)[0][0] == "y") if "x" not in A.__annotations__ else None
