# only: kernel
# type: PermissionError
import asyncio
import os

os.rename(asyncio.__file__, asyncio.__file__ + ".old")
