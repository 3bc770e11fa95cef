async def draw(account, amount, ask):
    account["balance"] -= amount
    is_taken = False
    try:
        is_taken = await ask(amount)
    finally:
        if not is_taken:
            account["balance"] += amount
    return is_taken
