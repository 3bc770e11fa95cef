# SUCCESS[out~PROOF policy-only] the builtins name through global
def f():
    global __builtins__
    __builtins__ = {}


f()
print("PROOF")
