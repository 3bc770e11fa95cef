import asyncio

LINKS = {"/": ["/a", "/b"], "/a": ["/b", "/c"], "/b": [], "/c": ["/"]}

async def links(page):
    await asyncio.sleep(0.05)
    return LINKS[page]

async def crawl(start):
    todo, seen = [start], set()
    while todo:
        page = todo.pop()
        if page in seen:
            continue
        seen.add(page)
        todo.extend(await links(page))
    return sorted(seen)

print(asyncio.run(crawl("/")))
