async def save(write, data):
    return await write(data)
