# SUCCESS[out~PROOF evil policy-only] a parameter named like a guard of an older policy
def f(_getattr_, _write_, __getattr__=None): return "x".upper
print("PROOF", f(lambda o, n: "evil", None)())
