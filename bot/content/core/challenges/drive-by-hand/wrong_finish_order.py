from collections import deque


def take_turns(*coros):
    values = []
    queue = deque(coros)
    try:
        while queue:
            coro = queue.popleft()
            try:
                coro.send(None)
            except StopIteration as stop:
                values.append(stop.value)      # as they end
            else:
                queue.append(coro)
    finally:
        for coro in coros:
            coro.close()
    return values
