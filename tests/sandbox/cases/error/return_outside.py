# line: 4
# type: SyntaxError
print("a")
return 1
