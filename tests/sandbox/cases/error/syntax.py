# line: 3
# type: SyntaxError
def broken(:
    pass
