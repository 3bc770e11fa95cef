# SUCCESS[out~PROOF \(<class] the alias of an own generic str class passes str.format on
import typing
T = typing.TypeVar("T")
class S(str, typing.Generic[T]): pass
print(S[int].format("PROOF {0.__class__.__mro__}", 1))
