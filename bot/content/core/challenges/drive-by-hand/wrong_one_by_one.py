def take_turns(*coros):
    values = []
    try:
        for coro in coros:
            try:
                while True:
                    coro.send(None)
            except StopIteration as stop:
                values.append(stop.value)
    finally:
        for coro in coros:
            coro.close()
    return values
