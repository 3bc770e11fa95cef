# line: 2
x = bytearray(2 * 1024**3)
