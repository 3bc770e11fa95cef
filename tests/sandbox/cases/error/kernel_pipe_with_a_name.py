# only: kernel
# type: PermissionError
import os

os.mkfifo("/tmp/meeting-place")
