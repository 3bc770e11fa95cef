class Base:
    def __setattr__(self, key, value):
        print("base", key)
        super().__setattr__(key, value)
    def __delattr__(self, key):
        print("base del", key)
        super().__delattr__(key)
class Mid(Base):
    def __setattr__(self, key, value):
        print("mid", key)
        super().__setattr__(key, value * 2)
class Other(Base):
    def __setattr__(self, key, value):
        Base.__setattr__(self, key, value + 1)
m = Mid(); m.x = 4; print(m.x); del m.x
o = Other(); o.y = 1; print(o.y)
from dataclasses import dataclass
@dataclass(frozen=True)
class F:
    a: int
    def __post_init__(self): object.__setattr__(self, "a", self.a + 1)
print(F(1))
try: F(1).a = 3
except Exception as e: print(type(e).__name__, e)
try: object.__setattr__(print, "x", 1)
except Exception as e: print(type(e).__name__)
class G(F):
