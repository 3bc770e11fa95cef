async def draw(account, amount, ask):
    if account["balance"] < amount:
        return False
    account["balance"] -= amount    # no await since the look
    is_taken = False
    try:
        is_taken = await ask(amount)
    finally:
        if not is_taken:
            account["balance"] += amount
    return is_taken
