# SUCCESS[out~PROOF \(<class] a generic alias of str passes str.format on, unguarded
print(type(list[int])(str, int).format("PROOF {0.__class__.__mro__}", 1))
