# SUCCESS[out~PROOF] import pickle
import pickle

print("PROOF", pickle.__name__)
