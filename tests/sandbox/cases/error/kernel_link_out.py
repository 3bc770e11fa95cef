# only: kernel
# type: PermissionError
import os

os.symlink("/etc/passwd", "/tmp/passwd")
