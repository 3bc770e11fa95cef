import asyncio


def breaker(call, limit, rest):
    failures, blown, has_trial = 0, None, False

    async def guarded():
        nonlocal failures, blown, has_trial
        clock = asyncio.get_running_loop().time
        is_trial = blown is not None
        if is_trial:
            if clock() < blown + rest:
                raise RuntimeError("open")
            has_trial = True
        try:
            result = await call()
        except Exception:
            failures += 1
            if is_trial or failures >= limit:
                blown = clock()
            raise
        else:
            failures, blown = 0, None
            return result
        finally:
            if is_trial:
                has_trial = False

    return guarded
