async def read_all(read, urls):
    return [read(url) for url in urls]
