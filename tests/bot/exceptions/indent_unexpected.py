# line: 6
# says: indented more than the one before
import asyncio

print("a")
    print("b")
