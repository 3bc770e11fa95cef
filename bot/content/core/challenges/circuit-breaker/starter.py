import asyncio


def breaker(call, limit, rest):
    ...
