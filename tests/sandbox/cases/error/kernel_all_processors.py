# only: kernel
# type: PermissionError
import os

os.sched_setaffinity(os.getppid(), {0})
