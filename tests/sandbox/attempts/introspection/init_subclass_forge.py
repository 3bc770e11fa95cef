# SUCCESS[out~PROOF \d+] `__init_subclass__` runs before registration
class Base:
    def __init_subclass__(cls, **kw):
        cls.__match_args__ = ("__globals__",)
class Child(Base): pass
def f(): pass
match f:
    case object(__globals__=g): print("PROOF", len(g))
