# only: kernel
# type: PermissionError
import os

os.memfd_create("program")
