# stdout: end gone
import dataclasses


class Last:
    def __del__(self):
        print("gone")


@dataclasses.dataclass
class Data:
    x: int
    kept = Last()


Data.__init__(Data(1), 2)
print("end", end=" ")
