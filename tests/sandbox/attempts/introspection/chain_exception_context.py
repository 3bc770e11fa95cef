# SUCCESS[out~PROOF \d+] `__context__` of a library's exception and its traceback
import json
try:
    json.loads("{")
except Exception as error:
    context = error.__context__ or error
    print("PROOF", len(getattr(context, "__trace" + "back__").tb_frame.f_globals))
