# SUCCESS[out~PROOF \S+] vars() of a builtin type
def f(): pass
print("PROOF", vars(type(f))["__globals__"])
