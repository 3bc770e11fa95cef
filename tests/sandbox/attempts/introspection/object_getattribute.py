# SUCCESS[out~PROOF \S+] object.__getattribute__ as a plain function
print("PROOF", object.__getattribute__(print, "__self__"))
