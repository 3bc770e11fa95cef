# SUCCESS[out~PROOF] import os
import os

print("PROOF", os.__name__)
