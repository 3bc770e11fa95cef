async def serve(connect, handle):
    line = await connect()
    while (message := await line.read()) is not None:
        try:
            await handle(message)
        except Exception as error:
            line.log(error)
    await line.close()
