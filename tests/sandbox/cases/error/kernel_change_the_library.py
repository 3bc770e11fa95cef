# only: kernel
# type: PermissionError
import asyncio

with open(asyncio.__file__, "a") as library:
    library.write("raise SystemExit")
