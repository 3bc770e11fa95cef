def settle(future, outcome):
    if future.done():
        return False
    future.set_result(outcome)
    return True
