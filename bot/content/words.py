"""Words of learners: those that say nothing of the topic, and those that mean the same.

English only; a word is given in one form, its stem is what counts.
"""

from __future__ import annotations

FILLERS = frozenset(
    """
    a an the and or but so than that this these those here there it its i im ive me my mine we our
    you your he she they them their is are was were be been being am do does did to of in on at by
    from as into about please tell explain python asyncio async also very really use using used
    pls plz plss hey hi guys lol u ur n r im id ive thx
    """.split()  # noqa: SIM905 - as a list of strings it is harder to read
)
SYNONYMS = (
    "concurrent concurrently parallel simultaneous together overlap side once multiple several",
    "stop abort kill cancel interrupt terminate quit abandon halt end",
    "error exception fail failure crash raise traceback throw broken problem",
    "freeze hang block stuck unresponsive stall frozen offline lag dead",
    "slow fast speed quick performance faster slower long",
    "limit throttle maximum max cap most polite flight",
    "timeout deadline expire late abandon seconds limit",
    "repeat periodic interval cron schedule every daily hourly regular recurring",
    "retry again attempt reconnect flaky temporary transient",
    "finish done complete end over ready completion",
    "result value return answer output reply response",
    "shield protect safe survive unaffected",
    "test mock fake pytest unittest stub",
    "type annotate annotation hint mypy",
    "cpu compute calculation heavy crunch number intensive processing maths",
    "start launch spawn create begin kick run execute",
    "wait pause sleep delay suspend idle",
    "signal notify flag event wake trigger tell",
    "variable state shared counter global data balance",
    "order sequence first turn",
    "fetch download request url http page site scrape scraper host api endpoint",
    "function def method callable",
    "shutdown exit close ctrl sigterm sigint keyboardinterrupt gracefully",
    "forget lose disappear vanish garbage collect drop unreferenced zombie",
    "queue producer consumer worker job work",
    "thread sync synchronous blocking normal ordinary plain regular",
    "iterate loop iterator item",
    "core multicore processor",
    "lock guard mutex exclusive turn protect",
    "background afterwards meanwhile fire",
    "switch yield interleave interrupt slice",
    "user client visitor member",
    "database db redis postgres mongo sqlalchemy",
    "library sdk package driver",
    "show display print list",
    "silent quietly hidden unnoticed swallowed swallow",
    "lazily paginate stream chunk",
    "tag label identify id",
    "program application app script bot service",
    "tasks coroutines jobs",
    "attach register add",
    "already finished done",
    "write save store",
    "callback handler emitter listener hook",
)
# What fingers in a hurry write, and what it stands for.
SHORT_FORMS = {
    "b4": "before", "bc": "because", "bg": "background", "coro": "coroutine", "coros":
    "coroutines", "cuz": "because", "diff": "difference", "func": "function", "funcs":
    "functions", "fn": "function", "gonna": "will", "gotta": "must", "lemme": "let", "msg":
    "message", "ppl": "people", "smth": "something", "sth": "something", "tho": "though",
    "thru": "through", "wanna": "want", "wat": "what", "wats": "what", "wot": "what",
    "wont": "not", "y": "why",
}  # fmt: skip
# Words of the trade: a text with one of them is about asyncio, or as good as.
OURS = frozenset(
    """
    async asynchronous asyncio await awaits awaited awaiting awaitable awaitables coroutine
    coroutines future futures task tasks taskgroup thread threads threading multithreading
    multiprocessing executor threadpool processpool process processes subprocess gil cpu cores
    concurrent concurrency concurrently parallel parallelism simultaneously semaphore mutex lock
    locks deadlock queue queues gather cancel cancelled canceled cancelling cancellation shield
    timeout timeouts callback callbacks blocking nonblocking sync synchronous eventloop
    contextvar contextvars aiohttp httpx asyncpg aiosqlite discord bot websocket websockets
    socket sockets pytest mypy
    """.split()  # noqa: SIM905 - as above
)
