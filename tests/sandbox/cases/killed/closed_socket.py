# only: kernel
import os

os.close(3)
