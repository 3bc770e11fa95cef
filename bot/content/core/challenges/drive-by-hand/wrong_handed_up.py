from collections import deque


def take_turns(*coros):
    values = [None] * len(coros)
    queue = deque(enumerate(coros))
    try:
        while queue:
            at, coro = queue.popleft()
            try:
                values[at] = coro.send(None)   # what is handed up, not what is returned
            except StopIteration:
                continue
            queue.append((at, coro))
    finally:
        for coro in coros:
            coro.close()
    return values
