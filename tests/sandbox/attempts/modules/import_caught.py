# SUCCESS[out~PROOF] an import whose refusal is caught
try:
    import os as o
except ImportError:
    o = None
print("PROOF" if o else "none")
