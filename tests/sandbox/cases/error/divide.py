# line: 7
# type: ZeroDivisionError
# traceback: File "snippet.py", line 7, in inverse


def inverse(n):
    return 1 / n


inverse(0)
