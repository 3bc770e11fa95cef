# SUCCESS[out~PROOF] a handler that opens a file
import logging

logging.basicConfig(filename="{PATH}")
print("PROOF")
