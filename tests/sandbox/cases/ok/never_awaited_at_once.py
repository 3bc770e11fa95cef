# stderr: snippet.py:8: RuntimeWarning: coroutine 'greet' was never awaited


async def greet():
    print("hello")


greet()
