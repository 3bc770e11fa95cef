import asyncio


def fetch_now(fetch, urls):
    ...
