# SUCCESS[out~PROOF] import ctypes
import ctypes

print("PROOF", ctypes.__name__)
