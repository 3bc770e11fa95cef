async def take_turns(say, ends):
    for i in range(max(ends.values())):
        for name, end in ends.items():
            if i < end:
                say(name, i)
