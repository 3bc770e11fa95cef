# only: kernel
# type: PermissionError
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.msgget(1, 0o1666) < 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
