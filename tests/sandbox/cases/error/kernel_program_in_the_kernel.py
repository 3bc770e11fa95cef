# only: kernel
# type: PermissionError
import ctypes
import os

libc = ctypes.CDLL(None, use_errno=True)
if libc.syscall(321, 5, ctypes.create_string_buffer(128), 128) < 0:  # bpf
    raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
