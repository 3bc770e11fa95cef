# SUCCESS[out~PROOF \d+] a keyword that carries a guard's name
def f(**kw):
    return ().__class__.__base__
print("PROOF", len(f(**{"$dunder": lambda o, n: getattr(o, n)}).__subclasses__()))
