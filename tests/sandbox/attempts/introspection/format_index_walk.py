# SUCCESS[out~PROOF <class .object] an attribute walk after an index
print("PROOF", "{0[0].__class__.__base__}".format([1]))
