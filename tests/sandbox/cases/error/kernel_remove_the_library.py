# only: kernel
# type: PermissionError
import asyncio
import os

os.remove(asyncio.__file__)
