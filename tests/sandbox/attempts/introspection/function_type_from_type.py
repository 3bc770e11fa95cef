# SUCCESS[out~PROOF] type(f) makes a function out of code
def f(): pass
kind = type(f)
made = kind(f.__code__, {"__builtins__": {}})
print("PROOF", made)
