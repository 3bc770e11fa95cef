async def twice(work):
    return [await work(), await work()]
