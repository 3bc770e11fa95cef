# stderr: xxxxxxxxxx
import sys

while True:
    print("x" * 10_000, file=sys.stderr)
