# stdout: awaited
import asyncio

await asyncio.sleep(0)
print("awaited")
