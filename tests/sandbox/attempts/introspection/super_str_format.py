# SUCCESS[out~PROOF <] super().format in a str subclass
class S(str):
    def go(self, *a): return super().format(*a)
print(S("PROOF {0.__class__.__base__}").go(1))
