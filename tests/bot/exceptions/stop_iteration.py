# line: 5
# says: `next(it, None)`
names = iter(["ann"])
next(names)
next(names)
