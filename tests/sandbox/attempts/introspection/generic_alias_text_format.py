# SUCCESS[out~PROOF \(<class] a generic alias of a text passes its format on, unguarded
print(type(list[int])("PROOF {0.__class__.__mro__}", int).format(1))
