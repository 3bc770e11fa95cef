# SUCCESS[out~PROOF <class .object] format_map walks attributes
print("PROOF", "{x.__class__.__base__}".format_map({"x": 1}))
