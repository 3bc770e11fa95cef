# SUCCESS[out~PROOF policy-only] the builtins name through a walrus
print("PROOF", (__builtins__ := {}))
