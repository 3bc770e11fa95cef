# SUCCESS[out~PROOF \S+] private state of a task group
import asyncio
async def main():
    async with asyncio.TaskGroup() as tg:
        print("PROOF", tg._parent_task, tg._on_task_done.__func__)
asyncio.run(main())
