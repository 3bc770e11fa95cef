def settle(future, outcome):
    if future.done():
        return False
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    elif outcome:                        # leaves None, 0 and "" out
        future.set_result(outcome)
    return True
