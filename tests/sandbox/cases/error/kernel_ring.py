# only: kernel
# type: PermissionError
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(425, 8, ctypes.create_string_buffer(120)) < 0:  # io_uring_setup
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
