from contextlib import asynccontextmanager


@asynccontextmanager
async def lend(free):
    tool = await free.get()
    try:
        yield tool
    except Exception as error:
        print("failed:", error)
    finally:
        free.put_nowait(tool)
