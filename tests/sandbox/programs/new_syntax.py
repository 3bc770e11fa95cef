import sys
from collections.abc import Callable

type Pair[T] = tuple[T, T]
type Names = list[str]

def first[T](pair: Pair[T]) -> T: return pair[0]
class Box[T: (int, str)]:
    def __init__(self, item: T): self.item = item
    def get(self) -> T: return self.item
class Child[*Ts, **P](Box[int]): pass
print(first((1, 2)), Box("a").get(), Names, Child(3).item, Box[int](1).item)
print(f"{'nested ' + f'{1 + 1}'} {"same quotes"}")
print(Pair.__value__, Pair.__type_params__)
