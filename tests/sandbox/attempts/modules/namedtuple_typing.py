# SUCCESS[out~PROOF policy-only] the call form of typing.NamedTuple compiles lying field names
import typing


class S(str):
    def isidentifier(self):
        return True

    def __str__(self):
        return self


N = typing.NamedTuple("N", [(S("x=().__class__.__base__"), int)])
print("PROOF", N())
