def settle(future, outcome):
    if future.result() is not None:      # raises while the future is pending
        return False
    if isinstance(outcome, Exception):
        future.set_exception(outcome)
    else:
        future.set_result(outcome)
    return True
