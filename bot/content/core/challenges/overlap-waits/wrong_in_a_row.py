async def breakfast(tea, toast):
    return await tea(), await toast()
