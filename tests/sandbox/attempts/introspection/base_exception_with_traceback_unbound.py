# SUCCESS[out~PROOF \S+] BaseException.with_traceback as a function
try: 1 / 0
except ZeroDivisionError as e:
    print("PROOF", BaseException.with_traceback(e, None).__reduce__(), e.__traceback__)
