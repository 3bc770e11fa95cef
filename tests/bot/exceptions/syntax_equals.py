# line: 4
# says: to compare, write `==`
n = 3
if n = 3:
    print(n)
