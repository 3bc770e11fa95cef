async def draw(account, amount, ask):
    old = account["balance"]
    if old >= amount and await ask(amount):
        account["balance"] = old - amount    # others may have drawn since
        return True
    return False
