# SUCCESS[out~PROOF \(<class] the same with format_map
print(type(list[int])("PROOF {a.__class__.__mro__}", int).format_map({"a": 1}))
