async def draw(account, amount, ask):
    old = account["balance"]
    if old < amount:
        return False
    account["balance"] = old - amount
    is_taken = False
    try:
        is_taken = await ask(amount)
    finally:
        if not is_taken:
            account["balance"] = old    # undoes the draws of others
    return is_taken
