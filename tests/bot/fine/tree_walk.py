import asyncio

TREE = {"root": ["a", "b"], "a": ["c"], "b": [], "c": []}

async def children(node):
    await asyncio.sleep(0.01)
    return TREE[node]

async def walk(node, depth=0):
    print("  " * depth + node)
    for child in await children(node):
        await walk(child, depth + 1)

asyncio.run(walk("root"))
