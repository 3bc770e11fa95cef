# SUCCESS[out~PROOF] the real streams by their special names
import sys

print("PROOF", getattr(sys, "__std" + "out__"))
