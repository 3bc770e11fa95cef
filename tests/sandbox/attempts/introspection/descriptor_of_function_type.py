# SUCCESS[out~PROOF \S+] getset descriptors of the function type
def f(): pass
print("PROOF", type(f).__globals__.__get__(f))
