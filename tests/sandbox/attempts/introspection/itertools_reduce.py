# SUCCESS[out~PROOF \S+] the pickled form of an iterator names builtins
print("PROOF", iter([1]).__reduce__()[0].__self__)
