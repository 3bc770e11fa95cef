async def serve(connect, handle):
    line = await connect()
    try:
        while (message := await line.read()) is not None:
            try:
                await handle(message)
            except BaseException as error:
                line.log(error)
    finally:
        await line.close()
