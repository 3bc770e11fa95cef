# SUCCESS[out~PROOF \S+] default of a lambda holds a guard
def f(x=print): pass
print("PROOF", f.__defaults__, f.__kwdefaults__)
