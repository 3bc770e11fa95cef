# SUCCESS[out~PROOF \(<class] a subclass's inherited format by vars
class S(str):
    go = property(lambda self: super(S, self).format)
print(S("PROOF {0.__class__.__mro__}").go(1))
