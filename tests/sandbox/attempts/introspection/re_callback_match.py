# SUCCESS[out~PROOF \S+] a match object given to a callback leads to its module
import re
def sub(m):
    print("PROOF", m.re.scanner("x").pattern.__class__.__base__)
    return ""
re.sub("a", sub, "a")
