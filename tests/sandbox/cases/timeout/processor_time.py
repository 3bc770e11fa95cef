# limits: cpu_s=1 wall_s=8
# reason: 1 seconds of processor time
while True:
    pass
