# SUCCESS[out~PROOF .*traceback] a format of an own class is given all of a record
import logging
class S(str):
    def __mod__(self, values): print("PROOF", values.get("exc_info")); return "x"
    def find(self, *_): return 0
logging.basicConfig(format=S("%(message)s"))
try: 1/0
except ZeroDivisionError: logging.exception("m")
