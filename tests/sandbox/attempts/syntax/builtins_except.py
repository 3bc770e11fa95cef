# SUCCESS[out~PROOF policy-only] the builtins name as a caught exception
try:
    1 / 0
except ZeroDivisionError as __builtins__:
    print("PROOF")
