# only: kernel
# type: PermissionError
import os

with open(f"/proc/{os.getppid()}/mem", "rb") as memory:
    print(memory.read(1))
