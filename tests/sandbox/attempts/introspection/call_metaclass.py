# SUCCESS[out~PROOF <class] a metaclass behind a public attribute, called where loads are native
import typing


class Holder:
    def __init__(self):
        self.make = type(type(self))


h = Holder()
made = h.make("X", (), {"__match_args__": ("gi_frame",)})
print("PROOF", made)
