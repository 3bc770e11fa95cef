# SUCCESS[out~PROOF <built-in] the other side of an augmented assignment is given a closed method
class Grab:
    def __radd__(self, other):
        print("PROOF", other)


class S(str):
    pass


s = S("{0.__class__.__base__}")
s.format += Grab()
