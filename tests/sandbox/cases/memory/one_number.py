x = 1 << (8 * 1024 * 1024 * 400)
print(x.bit_length())
