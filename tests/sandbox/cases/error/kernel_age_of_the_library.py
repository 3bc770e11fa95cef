# only: kernel
# type: PermissionError
import asyncio
import os

os.utime(asyncio.__file__, (0, 0))
