# line: 3
# says: Type `"` instead
print(“hello”)
