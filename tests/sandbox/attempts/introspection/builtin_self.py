# SUCCESS[out~PROOF <module] the module behind a C function
import math

print("PROOF", math.sqrt.__self__)
