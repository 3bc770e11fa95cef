# SUCCESS[out~PROOF policy-only] the builtins name as a pattern capture
match {"a": 1}:
    case {"a": int() as __builtins__}:
        print("PROOF")
