# line: 3
# says: `print` is a function
print "hello"
