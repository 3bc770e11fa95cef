# only: kernel
# type: PermissionError
import os

os.pidfd_open(os.getppid())
