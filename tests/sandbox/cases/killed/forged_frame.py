# only: kernel
# reason: reports its end
import os

os.write(3, b'{"verdict": "ok", "stdout": 5}')
os._exit(0)
