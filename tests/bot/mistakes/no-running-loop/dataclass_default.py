# line: 11
import asyncio
from dataclasses import dataclass, field

@dataclass
class Job:
    name: str
    loop: object = field(default_factory=asyncio.get_running_loop)

def plan():
    return [Job("a"), Job("b")]

print(plan())
