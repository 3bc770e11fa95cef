# SUCCESS[out~PROOF <] str.format out of str's own dict
print(str.__dict__["format"]("PROOF {0.__class__.__base__}", 1))
