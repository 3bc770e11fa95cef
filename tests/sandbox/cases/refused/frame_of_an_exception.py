# line: 5
try:
    1 / 0
except ZeroDivisionError as error:
    print(error.__traceback__.tb_frame.f_back.f_globals)
