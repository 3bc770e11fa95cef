# SUCCESS[out~PROOF \S+] an f-string's spec holds a field
x = 1
print(f"PROOF {x.__class__.__base__!r:>{10}}")
