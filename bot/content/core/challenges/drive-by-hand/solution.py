from collections import deque


def take_turns(*coros):
    values = [None] * len(coros)
    queue = deque(enumerate(coros))
    try:
        while queue:
            at, coro = queue.popleft()
            try:
                coro.send(None)
            except StopIteration as stop:
                values[at] = stop.value
            else:
                queue.append((at, coro))
    finally:
        for coro in coros:
            coro.close()
    return values
