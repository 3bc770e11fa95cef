# SUCCESS[out~PROOF \(<class] `__match_args__` binds str.format
class S(str):
    __match_args__ = ("format",)
match S("PROOF {0.__class__.__mro__}"):
    case S(found): print(found(1))
