# line: 7
def count():
    yield 1


numbers = count()
print(numbers.gi_frame.f_builtins)
