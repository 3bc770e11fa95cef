from collections import deque


def take_turns(*coros):
    values = [None] * len(coros)
    queue = deque(enumerate(coros))
    while queue:
        at, coro = queue.popleft()
        try:
            coro.send(None)
        except StopIteration as stop:
            values[at] = stop.value
        except Exception as error:
            values[at] = error
        else:
            queue.append((at, coro))
    return values
