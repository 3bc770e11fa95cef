# only: kernel
# type: PermissionError
import pathlib

pathlib.Path("/tmp/left_behind").write_text("mine")
