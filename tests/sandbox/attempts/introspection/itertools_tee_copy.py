# SUCCESS[out~PROOF \S+] the copy of a tee and its state
import itertools
a, b = itertools.tee([1])
print("PROOF", a.__copy__(), a.__reduce__())
