import asyncio, logging, sys, traceback

logging.basicConfig(level=logging.INFO, format="%(levelname)s:%(name)s:%(lineno)d:%(funcName)s:%(message)s")
log = logging.getLogger("app")

class Bad(Exception): pass

def fail():
    try: raise KeyError("k")
    except KeyError as e: raise Bad("b") from e

def say():
    log.info("hello %s", "you"); log.debug("hidden"); log.log(logging.WARNING, "w"); logging.error("root")
say()
try: fail()
except Bad as e:
    print(repr(e.__cause__), e.__suppress_context__, sys.exc_info()[0].__name__)
    e.add_note("note"); print(e.__notes__, traceback.format_exception_only(e))
    print(traceback.format_exc().splitlines()[-1])
try: log.missing
except AttributeError as e: print(e.name)
try: int("x")
except (ValueError, TypeError) as e: print(e)
finally: print("finally")
for make in (lambda: 1 / 0, lambda: [][1], lambda: {}["a"], lambda: None.x, lambda: nope, lambda: "a" + 1, lambda: (1)(), lambda: [].nope()):
    try: make()
    except Exception as e: print(type(e).__name__, e)
async def main():
    t = asyncio.create_task(asyncio.sleep(1))
    await asyncio.sleep(0); t.cancel("why")
    try: await t
    except asyncio.CancelledError as e: print("cancelled", e.args)
    eg = ExceptionGroup("g", [ValueError(1), ExceptionGroup("h", [TypeError(2)])])
    print(eg.split(ValueError), eg.subgroup(TypeError), eg.message)
asyncio.run(main())
print("to stderr", file=sys.stderr); sys.stdout.write("written\n")
sys.exit(0)
