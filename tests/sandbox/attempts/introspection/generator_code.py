# SUCCESS[out~PROOF <code] a code object through a generator
g = (x for x in [])
print("PROOF", g.gi_code)
