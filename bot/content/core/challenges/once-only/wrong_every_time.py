def once(function):
    async def ask():
        return await function()

    return ask
