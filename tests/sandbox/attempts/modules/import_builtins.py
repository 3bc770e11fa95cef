# SUCCESS[out~PROOF] import builtins
import builtins

print("PROOF", builtins.__name__)
