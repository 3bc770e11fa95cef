# only: kernel
# type: PermissionError
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(323, 1) < 0:  # userfaultfd
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
