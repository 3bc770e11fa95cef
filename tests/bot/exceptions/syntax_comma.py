# line: 3
# says: a comma or an operator is missing
print("a" "b" 3)
