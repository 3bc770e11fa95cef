# SUCCESS[out~PROOF policy-only] the rename form of namedtuple, with lying names
import collections


class S(str):
    def isidentifier(self):
        return True

    def __str__(self):
        return self


N = collections.namedtuple("N", [S("x=().__class__.__base__")], rename=True)
print("PROOF", N())
