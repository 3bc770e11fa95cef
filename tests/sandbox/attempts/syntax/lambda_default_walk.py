# SUCCESS[out~PROOF] a walk in a lambda default in a decorator
@(lambda f, b=().__class__.__base__: f)
def g(): pass
print("PROOF")
