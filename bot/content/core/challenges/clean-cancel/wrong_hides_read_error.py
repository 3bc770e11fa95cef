async def serve(connect, handle):
    line = await connect()
    try:
        while True:
            try:
                message = await line.read()
                if message is None:
                    return
                await handle(message)
            except Exception as error:
                line.log(error)
                if isinstance(error, ConnectionError):
                    return
    finally:
        await line.close()
