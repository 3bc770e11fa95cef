# SUCCESS[out~PROOF] a private module behind a public one
from random import _os

print("PROOF", _os)
