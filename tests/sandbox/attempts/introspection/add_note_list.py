# SUCCESS[out~PROOF \S+] `__notes__` replaced by an object that the printer walks
import traceback
class L(list):
    def __iter__(self):
        try: 1 / 0
        except Exception as e: print("PROOF", e.__traceback__.tb_frame)
        return iter(())
e = ValueError(1)
e.__notes__ = L()
traceback.print_exception(e)
