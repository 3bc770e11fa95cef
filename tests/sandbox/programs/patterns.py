import enum
from dataclasses import dataclass


class Kind(enum.Enum):
    NUMBER = 1
    SUM = 2


@dataclass
class Number:
    value: int
    kind: Kind = Kind.NUMBER


@dataclass
class Sum:
    left: object
    right: object
    kind: Kind = Kind.SUM


class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self):
        return f"Point({self.x}, {self.y})"


ORIGIN = Point(0, 0)


def tell(value):
    match value:
        case Number(value=0) | Sum(left=Number(value=0), right=Number(value=0)):
            return "nothing"
        case Number(kind=Kind.SUM):
            return "odd"
        case Sum(left=Number(value=a), right=Number(value=b)) if a == b:
            return f"twice {a}"
        case Sum(left=Number() as first, right=rest) | Sum(left=first, right=Number() as rest):
            return f"{first!r} and {rest!r}"
        case Number(number):
            return f"number {number}"
        case Point(0, y) | Point(y, 0):
            return f"on an axis at {y}"
        case Point(x, Point(x=inner, y=_) as below):
            return f"{x} over {inner} {below}"
        case Point(x=[first, *others], y={"a": found, **more}):
            return f"{first} {others} {found} {more}"
        case Point(x=None | True as flag):
            return f"flag {flag}"
        case Point() as whole if whole is not ORIGIN:
            return f"some {whole}"
        case [int(n), str(text), *_]:
            return f"list {n} {text}"
        case {"kind": str() as kind, "point": Point(x, y)}:
            return f"{kind} {x} {y}"
        case str(text) | bytes(text):
            return f"text {text!r}"
        case -1 | 2.5 | None:
            return "constant"
        case Kind.NUMBER:
            return "a kind"
        case _:
            return f"other {value!r}"


for each in (
    Number(0), Number(7), Number(7, Kind.SUM), Sum(Number(2), Number(2)), Sum(Number(1), 5),
    Sum(Number(0), Number(0)), Sum("a", Number(3)), Sum(1, 2), Point(0, 3), Point(4, 0),
    Point(1, Point(2, 3)), Point([1, 2, 3], {"a": 1, "b": 2}), Point(True, 1), Point(None, 1),
    Point(5, 6), [1, "x", 3], [1, 2], {"kind": "p", "point": Point(8, 9)}, "word", b"raw", -1,
    2.5, None, Kind.NUMBER, Kind.SUM, 99,
):
    print(tell(each))


def outer():
    found = None

    def look(value):
        nonlocal found
        match value:
            case Point(x=found):
                return True
        return False

    return look(Point("in", 1)), found


print(outer())


class Coordinate(bytes, enum.Enum):
    def __new__(cls, value, label):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        return obj

    PX = (0, "P.X")
    PY = (1, "P.Y")


print(Coordinate(1), Coordinate.PX.value, Coordinate.PY.label)


class Shared(enum.Enum):
    ONE = 1

    def name_it(self):
        return f"{self.name}={self.value}"


print(Number.__init__ is Number.__init__, Point.__eq__ is object.__eq__, int.__add__.__name__)
print(Point.__repr__(ORIGIN), Number.__repr__(Number(3)), object.__init__(object()))


class Duck:
    pass


duck = Duck()
Number.__init__(duck, 4)
print(vars(duck), Number.__init__.__name__)
try:
    int.__lt__("a", 1)
except TypeError as fault:
    print(fault)
print(Shared.ONE.name_it(), Shared.ONE.name, Shared["ONE"])
