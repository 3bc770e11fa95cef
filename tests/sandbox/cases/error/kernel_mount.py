# only: kernel
# type: PermissionError
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.mount(b"proc", b"/proc", b"proc", 0, None):
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
