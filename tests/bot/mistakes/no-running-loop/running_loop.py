# line: 4
import asyncio

loop = asyncio.get_running_loop()
print(loop)
