# line: 11
import asyncio
import time

async def get(path):
    await asyncio.sleep(0.5)
    return f"body of {path}"

async def main():
    start = time.perf_counter()
    users = await get("/users")
    posts = await get("/posts")
    comments = await get("/comments")
    print(users, posts, comments)
    print(f"{time.perf_counter() - start:.1f} s")

asyncio.run(main())
