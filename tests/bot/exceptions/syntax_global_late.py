# line: 7
# says: to the top of the function
count = 0

def bump():
    print(count)
    global count
