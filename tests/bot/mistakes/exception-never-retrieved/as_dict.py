# line: 12
import asyncio

async def check(host):
    await asyncio.sleep(0.02)
    if host == "b":
        raise OSError(f"{host} is down")

async def main():
    checks = {}
    for host in "abc":
        checks[host] = asyncio.create_task(check(host), name=host)
    while not all(task.done() for task in checks.values()):
        await asyncio.sleep(0.1)
    print("checked", ", ".join(checks))

asyncio.run(main())
