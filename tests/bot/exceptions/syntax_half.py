# line: 3
# says: Nothing stands on the right of `+`
print(1 +)
