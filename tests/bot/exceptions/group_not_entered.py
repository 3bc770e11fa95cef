# line: 8
# says: starts tasks only inside its block
# topic: task-groups
import asyncio

async def main():
    group = asyncio.TaskGroup()
    group.create_task(asyncio.sleep(0.1))

asyncio.run(main())
