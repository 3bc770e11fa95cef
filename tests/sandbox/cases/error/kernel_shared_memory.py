# only: kernel
# type: PermissionError
from multiprocessing import shared_memory

shared_memory.SharedMemory(create=True, size=4096)
