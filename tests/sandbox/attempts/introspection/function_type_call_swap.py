# SUCCESS[out~PROOF \d+] type(f) called with a code object caught from an error
def f(): pass
kind = type(f)
try:
    kind(1, {})
except TypeError as error:
    print("PROOF", len(error.__traceback__.tb_frame.f_code.co_consts))
