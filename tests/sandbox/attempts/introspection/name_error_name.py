# SUCCESS[out~PROOF \d+] NameError.name and its traceback
try:
    nowhere
except NameError as error:
    print("PROOF", len(error.__traceback__.tb_frame.f_builtins), error.name)
