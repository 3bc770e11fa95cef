"""Why a thing is closed and what to do instead, in a learner's words.

No decision lives here: `catalogue` says what is open, `policy` and the guards refuse.
"""

from __future__ import annotations

from typing import NamedTuple


class Reason(NamedTuple):
    """Why something is refused, and what to do instead."""

    why: str
    hint: str


NETWORK = Reason(
    "there is no network in the sandbox",
    "use asyncio.sleep() to stand in for waiting on I/O",
)
PROCESS = Reason(
    "no process can be started in the sandbox",
    "use asyncio.to_thread() or a coroutine that sleeps to stand in for the work",
)
FILES = Reason(
    "there are no files in the sandbox",
    "put the text in a string, or use io.StringIO",
)
SYSTEM = Reason(
    "the operating system is closed in the sandbox",
    "put the value that you need in the code",
)
SIGNALS = Reason("signals are closed in the sandbox", "use task.cancel() or an asyncio.Event")
TEXT_CODE = Reason(
    "running code from text is closed in the sandbox",
    "write the code itself, or keep functions in a dict",
)
INSIDES = Reason(
    "Python's own insides are closed in the sandbox",
    "print the object or use its public methods",
)
LOOP_POLICY = Reason(
    "event loop policies cannot be changed in the sandbox",
    "use asyncio.run(), asyncio.Runner or asyncio.new_event_loop()",
)
LAMBDA = Reason("it reads attributes by name", "use a lambda, such as lambda x: x.name")
CAPTURED = Reason("output is captured for you", "print as usual")
EVALUATES = Reason("it runs annotations as code", "read __annotations__ of your own class")
CLASS_BY_CALL = Reason("a class cannot be made by a call here", "write a class statement")
THREADS_WATCHED = Reason("threads cannot be traced here", "print from inside the thread")
FRAMES = Reason(
    "it gives access to frames or code objects, which are closed in the sandbox",
    "print the object, or read its public attributes",
)
LOOP = Reason(
    "a loop has no network, files, signals or processes in the sandbox",
    "use asyncio.sleep() to stand in for waiting on I/O",
)
STACK = Reason(
    "it would give access to frames, which are closed in the sandbox",
    "print(task) shows where the task is, task.get_name() its name",
)
CLASS_TREE = Reason(
    "the class tree is closed in the sandbox",
    "use isinstance(), issubclass() or type()",
)
SPECIAL = Reason("this special name is closed in the sandbox", "use a name without underscores")
ONLY_OWN = Reason(
    "this works on your own functions and classes only",
    "wrap the library's function in one of your own",
)

_MODULES = {
    NETWORK: """socket ssl aiohttp httpx requests urllib urllib3 http websockets ftplib smtplib
        poplib imaplib select selectors socketserver xmlrpc telnetlib trio anyio""",
    PROCESS: "subprocess multiprocessing pty posix_spawn _posixsubprocess",
    FILES: """pathlib shutil tempfile glob aiofiles sqlite3 aiosqlite shelve fileinput mmap dbm
        csv zipfile tarfile gzip configparser linecache""",
    SYSTEM: "os posix platform resource getpass pwd grp fcntl termios tty sysconfig site atexit",
    SIGNALS: "signal faulthandler",
    TEXT_CODE: """code codeop runpy timeit importlib imp pkgutil zipimport pickle marshal ast dis
        pdb bdb cProfile profile trace doctest unittest""",
    INSIDES: "gc ctypes _ctypes tracemalloc builtins symtable opcode",
}
# Modules that learners reach for and the sandbox does not have.
MODULES = {name: reason for reason, names in _MODULES.items() for name in names.split()}
NO_MODULE = "the sandbox has only part of the standard library"

BUILTINS = {
    "open": FILES,
    "input": Reason(
        "a snippet cannot ask questions",
        "put the value in the code, or give the input along with the run",
    ),
    "eval": TEXT_CODE,
    "exec": TEXT_CODE,
    "compile": TEXT_CODE,
    "__import__": Reason("modules are imported by statement here", "write `import asyncio`"),
    "breakpoint": Reason("there is no debugger in the sandbox", "print the values"),
    "help": Reason("there is no pager in the sandbox", "use /explain for asyncio's topics"),
    "locals": Reason("local variables cannot be read as a dict here", "name those you need"),
    "memoryview": Reason("memory is closed in the sandbox", "use bytes or bytearray"),
}

SPECIAL_NAMES = {
    "__builtins__": Reason("the builtins are closed in the sandbox", "use a builtin by its name"),
    "__import__": BUILTINS["__import__"],
    "__loader__": INSIDES,
    "__spec__": INSIDES,
    "__globals__": Reason("a function's globals are closed in the sandbox", "name the variable"),
    "__closure__": Reason("a function's closure is closed in the sandbox", "name the variable"),
    "__code__": FRAMES,
    "__subclasses__": CLASS_TREE,
    "__bases__": CLASS_TREE,
    "__base__": CLASS_TREE,
    "__mro__": CLASS_TREE,
    "__traceback__": Reason(
        "tracebacks cannot be inspected in the sandbox",
        "traceback.print_exc() prints one, and a snippet that fails shows its own",
    ),
}


def special(name: str) -> Reason:
    """Why a special name is closed."""
    return SPECIAL_NAMES.get(name, SPECIAL)


def sentence(what: str, reason: Reason) -> str:
    """One line that says what was refused and why."""
    return f"{what} is not available here: {reason.why}"
