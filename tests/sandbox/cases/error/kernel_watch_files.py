# only: kernel
# type: PermissionError
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.inotify_init() < 0:
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
