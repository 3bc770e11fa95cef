# SUCCESS[out~PROOF 42] a closure read from outside
def outer():
    secret = 42
    return lambda: secret


print("PROOF", outer().__closure__[0].cell_contents)
