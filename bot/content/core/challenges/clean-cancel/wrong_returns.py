import asyncio


async def serve(connect, handle):
    line = await connect()
    try:
        while (message := await line.read()) is not None:
            try:
                await handle(message)
            except Exception as error:
                line.log(error)
    except asyncio.CancelledError:
        return
    finally:
        await line.close()
