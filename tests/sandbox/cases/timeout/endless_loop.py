# limits: wall_s=0.6
# stdout: line 1
# Only whole lines are promised to survive.
print("line 1")
while True:
    pass
