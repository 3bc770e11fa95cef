# SUCCESS[out~PROOF \S+] sys.exception keeps the traceback by its private name
import sys
try: 1 / 0
except ZeroDivisionError: print("PROOF", getattr(sys.exception(), "__trace" "back__"))
