# line: 5
# says: this line stands in none
import asyncio

return asyncio.run(asyncio.sleep(1))
