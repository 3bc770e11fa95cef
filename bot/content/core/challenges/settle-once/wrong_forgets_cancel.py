def settle(future, outcome):
    if future.done() and not future.cancelled():
        return False
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
    return True
