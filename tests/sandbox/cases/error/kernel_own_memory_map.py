# only: kernel
# type: PermissionError
print(open("/proc/self/maps").read())
