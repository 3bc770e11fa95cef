import abc, asyncio, enum, functools
from dataclasses import dataclass, field, asdict, astuple, replace, fields
from typing import ClassVar, Generic, NamedTuple, Protocol, TypeVar, TypedDict, runtime_checkable

T = TypeVar("T")

class Point(NamedTuple):
    x: int
    y: int = 0

class Movie(TypedDict, total=False):
    name: str

class Colour(enum.Enum):
    RED = 1
    BLUE = enum.auto()

    @property
    def loud(self):
        return self.name.lower() + "!"

class Mode(enum.Flag):
    R = enum.auto()
    W = enum.auto()

@runtime_checkable
class Closes(Protocol):
    def close(self) -> None: ...

@dataclass(order=True, slots=True)
class Job:
    priority: int
    name: str = field(compare=False, default="x")
    kind: ClassVar[str] = "job"

@dataclass(frozen=True)
class Tree:
    left: "Tree | None" = None
    tags: list = field(default_factory=list)

class Stack(Generic[T]):
    __slots__ = ("_items", "__secret")

    def __init__(self) -> None:
        self._items: list[T] = []
        self.__secret = 42

    def push(self, item: T) -> None:
        self._items.append(item)

    def __len__(self):
        return len(self._items)

    def secret(self):
        self.__secret += 1
        return self.__secret

class Shape(abc.ABC):
    registry = {}

    def __init_subclass__(cls, **kwargs):
        super().__init_subclass__(**kwargs)
        Shape.registry[cls.__name__] = cls

    @abc.abstractmethod
    def area(self): ...

class Square(Shape):
    def __init__(self, side):
        self.side = side

    def area(self):
        return self.side ** 2

    def __eq__(self, other):
        return isinstance(other, Square) and self.side == other.side

    def __hash__(self):
        return hash(self.side)

class Descriptor:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, kind=None):
        return self if obj is None else getattr(obj, self.name, None)

    def __set__(self, obj, value):
        setattr(obj, self.name, value * 2)

class Holder:
    value = Descriptor()
    count = 0

    def __init__(self):
        self.value = 4
        type(self).count += 1

    def __getattr__(self, name):
        if name.startswith("no_"):
            raise AttributeError(name)
        return f"made {name}"

    @classmethod
    def make(cls):
        return cls()

    @staticmethod
    def twice(x):
        return 2 * x

    @functools.cached_property
    def slow(self):
        print("computed once")
        return 1

class Error(Exception):
    def __init__(self, code):
        super().__init__(f"code {code}")
        self.code = code

@functools.total_ordering
class Version:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n
    def __lt__(self, o): return self.n < o.n

p = Point(1)
print(p, p._replace(y=5), p._asdict(), Point._fields)
print(Movie(name="x"), Colour.RED, Colour(2).loud, list(Colour), Colour["RED"], Mode.R | Mode.W)
print(sorted([Job(2), Job(1, "a")]), Tree(Tree(), [1]), asdict(Tree(tags=[1])), astuple(Job(3)))
print(replace(Job(1), priority=9), [f.name for f in fields(Job)], isinstance(open_ := Stack(), Closes))
s = Stack(); s.push(1); print(len(s), s.secret(), bool(s))
print(Shape.registry, Square(3).area(), Square(2) == Square(2), {Square(1)})
h = Holder.make(); print(h.value, h.other, hasattr(h, "no_x"), Holder.count, Holder.twice(4), h.slow, h.slow)
print(h.__dict__, vars(h), h.__class__.__name__, type(h) is Holder, isinstance(Holder, type))
try:
    raise Error(5)
except Error as e:
    print(e, e.code, e.args, type(e).__name__, repr(e))
try:
    Shape()
except TypeError as e:
    print(e)
print(max(Version(1), Version(2)).n, Version(1) <= Version(2), issubclass(Square, Shape))
print(Point.__name__, Holder.make.__name__, Square.area.__qualname__, Square.__module__, __name__)
class Queue2(asyncio.Queue):
    def _put(self, item):
        super()._put(item * 2)
q = Queue2(); q.put_nowait(3); print(q.get_nowait(), q.qsize())
class Loud(dict):
    def __missing__(self, key): return key.upper()
    def __setitem__(self, key, value):
        print("set", key)
        super().__setitem__(key, value)
d = Loud(); d["a"] = 1; d["a"] += 1; print(d["a"], d["zz"], d)
class Slow:
    def __init__(self): object.__setattr__(self, "x", 1)
    def __setattr__(self, name, value): super().__setattr__(name, value + 1)
o = Slow(); o.y = 1; o.x += 5; print(o.x, o.y); del o.y; print(hasattr(o, "y"))
class Count(int):
    def __new__(cls, v): return super().__new__(cls, v + 1)
print(Count(4), Count(4) + 1)
class Chain(list):
    def __init__(self, *a): super().__init__(a)
print(Chain(1, 2), [*Chain(3)])
class Meta2(metaclass=abc.ABCMeta): pass
print(type(Meta2()).__name__)
def f(): pass
f.calls = 1; f.calls += 1; print(f.calls, f.__dict__, f.__name__, f.__doc__)
