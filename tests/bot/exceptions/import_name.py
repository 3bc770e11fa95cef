# line: 3
# says: Did you mean `from asyncio import TaskGroup`?
from asyncio import TaskGrup
