# SUCCESS[out~PROOF \d+] a log argument is formatted inside the library
import logging
class A:
    def __str__(self):
        try: 1 / 0
        except ZeroDivisionError as e: print("PROOF", len(e.__traceback__.tb_frame.f_back.f_globals))
        return "x"
logging.warning("%s", A())
