def once(function):
    found = []

    async def ask():
        if not found:
            found.append(await function())     # others may come meanwhile
        return found[0]

    return ask
