# only: kernel
# type: PermissionError
import os

os.chroot("/")
