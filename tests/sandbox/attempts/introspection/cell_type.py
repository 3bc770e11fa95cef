# SUCCESS[out~PROOF \S+] a function's cells by its class
def f():
    x = 1
    def g(): return x
    return g
print("PROOF", type(f()).__closure__)
