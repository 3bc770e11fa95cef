async def draw(account, amount, ask):
    if account["balance"] >= amount and await ask(amount):
        account["balance"] -= amount    # acts on old news
        return True
    return False
