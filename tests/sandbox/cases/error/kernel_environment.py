# only: kernel
# type: PermissionError
print(open("/proc/self/environ", "rb").read())
