# SUCCESS[out~PROOF] import gc
import gc

print("PROOF", gc.__name__)
