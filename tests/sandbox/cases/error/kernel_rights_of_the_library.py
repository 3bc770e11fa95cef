# only: kernel
# type: PermissionError
import asyncio
import os

os.chmod(asyncio.__file__, 0o777)
