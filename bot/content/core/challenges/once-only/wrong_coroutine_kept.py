def once(function):
    coro = None

    async def ask():
        nonlocal coro
        if coro is None:
            coro = function()
        return await coro

    return ask
