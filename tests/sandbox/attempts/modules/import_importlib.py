# SUCCESS[out~PROOF] import importlib
import importlib

print("PROOF", importlib.__name__)
