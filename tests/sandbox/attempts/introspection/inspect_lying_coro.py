# SUCCESS[out~PROOF \d+] an object with cr_ attributes of its own is asked by the library
import inspect, types
class C:
    cr_running = False
    cr_suspended = False
    @property
    def cr_frame(self):
        print("own")
        return None
print(inspect.getcoroutinestate(C()))
try: 1/0
except Exception as e: print("PROOF", len(e.__traceback__.tb_frame.f_globals))
