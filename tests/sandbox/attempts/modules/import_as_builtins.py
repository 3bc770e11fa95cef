# SUCCESS[out~PROOF] an import bound to the builtins name
import math as __builtins__

print("PROOF")
