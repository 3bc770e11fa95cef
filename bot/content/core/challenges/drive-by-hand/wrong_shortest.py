def take_turns(*coros):
    values = [None] * len(coros)
    is_over = not coros
    try:
        while not is_over:
            for at, coro in enumerate(coros):
                try:
                    coro.send(None)
                except StopIteration as stop:
                    values[at] = stop.value
                    is_over = True             # the others are cut off
    finally:
        for coro in coros:
            coro.close()
    return values
