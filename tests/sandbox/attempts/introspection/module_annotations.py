# SUCCESS[out~PROOF \S+] the module's own `__annotations__`
x: int = 1
print("PROOF", __annotations__)
__annotations__["y"] = 1
