async def twice(work):
    return [await work()]
