# SUCCESS[out~PROOF] the raw file behind sys.stdout
import sys

print("PROOF", sys.stdout.buffer.raw)
