# SUCCESS[out~PROOF policy-only] the builtins name as a for target
for __builtins__ in [{}]:
    print("PROOF")
