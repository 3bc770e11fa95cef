async def draw(account, amount, ask):
    if account["balance"] < amount:
        return False
    account["balance"] -= amount
    if await ask(amount):    # and if this raises?
        return True
    account["balance"] += amount
    return False
