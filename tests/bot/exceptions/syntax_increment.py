# line: 4
# says: Python has no `++`
n = 1
n++
