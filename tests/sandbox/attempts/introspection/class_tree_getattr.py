# SUCCESS[out~PROOF \d+] the same with names made at run time
up = getattr(getattr([], "__cla" + "ss__"), "__ba" + "se__")
print("PROOF", len(getattr(up, "__sub" + "classes__")()))
