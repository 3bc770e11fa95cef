"""Faults that authors make: what to change in a copied pack, and where it must be reported."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.content import ContentError, Fault, load


@dataclass(frozen=True, slots=True)
class Seed:
    """Replace `old` in a file; the fault stands in the line that holds `at` and says `what`."""

    file: str
    old: str
    new: str
    at: str  # "" is the first line
    what: str
    others: int = 0  # further faults that the same change brings

    def __str__(self) -> str:
        return f"{self.file}: {self.what}"

    def sow(self, pack: Path) -> Fault:
        """Spoil the file; the place and the words that are expected."""
        path = pack / self.file
        text = path.read_text()
        assert self.old in text, f"{self.old!r} is not in {self.file}"

        text = text.replace(self.old, self.new, 1)
        path.write_text(text)
        return Fault(f"core/{self.file}", line_of(text, self.at), self.what)


def line_of(text: str, part: str, begin: int = 0) -> int:
    """The line in which a part of a text begins."""
    return text.count("\n", 0, text.index(part, begin)) + 1


def faults_of(*packs: Path) -> tuple[Fault, ...]:
    """What `load` has against packs."""
    try:
        load(packs)
    except ContentError as error:
        return error.faults
    return ()


LONG = "so " * 150
FETCH = "challenges/bounded-fetch/"
FUTURES, LOOP = "lessons/futures.md", "lessons/event-loop.md"
QF, QL, QN = "questions/futures.toml", "questions/event-loop.toml", "questions/never-awaited.toml"
QC, QT, QA = "questions/coroutines.toml", "questions/create-task.toml", "questions/future-api.toml"
QS, QM, QV = "questions/sequential.toml", "questions/suspension.toml", "questions/shared-state.toml"
SECOND = 'pattern = \'This event loop is already running\'\ntopic = "asyncio-run"\npage = "cycle'
PAGE = "## A box for one outcome {#box}\n"
LINK = "Docs: [asyncio.Future](docs:library/asyncio-future.html#asyncio.Future)"

PACK = (
    Seed("pack.toml", "version =", 'house = "yes"\nversion =', "house =", "must be true or false"),
    Seed("pack.toml", '"0.1.0"', "0.1.0", "version = 0.1.0", "TOML:"),
    Seed("pack.toml", 'licence = "', 'license = "', "license =", "did you mean 'licence'?", 1),
    Seed("pack.toml", '"0.1.0"', '"one"', 'version = "one"', "is not like 1.0.0"),
    Seed("pack.toml", '["the project"]', '"me"', 'authors = "me"', "must be a list, not a text"),
    Seed("pack.toml", '["the project"]', "[7]", "authors = [7]", "must hold texts only"),
    Seed(
        "pack.toml",
        'title = "Queue"\ntrack = "coordination"',
        'title = "Queue"\ntrack = "coordinaton"',
        'track = "coordinaton"',
        "did you mean 'coordination'?",
    ),
    Seed(
        "pack.toml",
        'id = "queues"',
        'id = "events"',
        'id = "events"\ntitle = "Queue"',
        "exists already",
        2,
    ),
    Seed("pack.toml", '"mutex"', '"promise"', '"asyncio.Lock"', "'promise' leads to 'futures'"),
    Seed("pack.toml", '["waiting"]', '["wating"]', '["wating"]', "did you mean 'waiting'?"),
    Seed(
        "pack.toml",
        'title = "Waiting is not working"',
        'title = "Waiting is not working"\nneeds = ["cooperative"]',
        'needs = ["cooperative"]',
        "need each other: waiting -> cooperative -> event-loop -> waiting",
    ),
)

LESSON_HEADS = (
    Seed(FUTURES, "+++\n", "", "", "opens with a line '+++'"),
    Seed(FUTURES, "]\n+++\n", "]\n", "", "never closed"),
    Seed(FUTURES, "level = 2", "level = two", "level = two", "TOML:"),
    Seed(FUTURES, "level = 2", "level = 4", "level = 4", "must be from 1 to 3, not 4"),
    Seed(FUTURES, "level = 2", 'level = "2"', 'level = "2"', "must be a whole number"),
    Seed(FUTURES, "minutes = 6", "minute = 6", "minute = 6", "did you mean 'minutes'?"),
    Seed(FUTURES, 'title = "Futures"\n', "", "id =", "missing key 'title'"),
    Seed(FUTURES, 'id = "futures"', 'id = "Futures"', 'id = "Futures"', "only a-z", 1),
    Seed(FUTURES, 'short = """', f'short = """\n{LONG}', "short =", "at most 400"),
    Seed(FUTURES, "-and-tasks", "-and-task", 'track = "', "did you mean 'futures-and-tasks'?"),
    Seed(FUTURES, '"awaitables", "event', '"awaitable", "event', "needs =", "unknown topic"),
    Seed(FUTURES, '"M16", "M11"', '"M16", "M99"', "misconceptions =", "'M99'"),
    Seed(FUTURES, '"promise"', '"ready-queue"', "aliases =", "leads to 'event-loop' already"),
    Seed(LOOP, '["waiting"]', '["futures"]', 'needs = ["futures"]', "event-loop -> futures"),
)

LESSON_PAGES = (
    Seed(FUTURES, " {#box}", "", "## A box for", "a page title is written"),
    Seed(FUTURES, "{#endings}", "{#await}", "{#await}\n\nA future ends", "used twice", 2),
    Seed(FUTURES, PAGE, f"Hello.\n\n{PAGE}", "Hello.", "text before the first page"),
    Seed(FUTURES, "Predict: what do", "What do", PAGE, "page has no 'Predict:' line"),
    Seed(
        FUTURES, PAGE, f"{PAGE}\nPredict: what?\n", "Predict: what do", "more than one 'Predict:'"
    ),
    Seed(FUTURES, "```output\ndone?", "```text\ndone?", "```text", "unknown fence", 1),
    Seed(FUTURES, "```python", "```python sync=1", "```python sync=1", "option 'sync=1'"),
    Seed(FUTURES, "```python", "```python min=3", "```python min=3", "not a version"),
    Seed(FUTURES, "```python", "```python norun='why", "```python norun", "never closed"),
    Seed(FUTURES, "```output\ndone?", "```output 3\ndone?", "```output 3", "option '3'", 1),
    Seed(FUTURES, "inside: tea\n```", "inside: tea\n", "```output", "never closed"),
    Seed(FUTURES, "import asyncio", f"import asyncio  # {'-' * 60}", "# ---", "columns, at most"),
    Seed(
        FUTURES,
        "import asyncio\n",
        "import asyncio\n" * 20,
        'box.set_result("tea")',
        "29 lines",
    ),
    Seed(FUTURES, "It computes nothing.", LONG, "Code that needs", "characters, at most 420"),
    Seed(
        FUTURES,
        "It computes nothing.",
        "It computes nothing." + f"\n\n{LONG[:400]}" * 3,
        PAGE,
        "as shown, at most 1800",
    ),
    Seed(FUTURES, "Code that needs", "### Code that needs", "### Code", "a heading"),
    Seed(FUTURES, "Code that needs", "1. Code that needs", "1. Code", "a numbered list"),
    Seed(FUTURES, "Code that needs", "- a\n  - Code that needs", "  - Code", "a list inside"),
    Seed(FUTURES, "Code that needs", "* Code that needs", "* Code", "write bullets with '-'"),
    Seed(FUTURES, "Code that needs", "a <b>bold</b> needs", "a <b>bold", "HTML", 0),
    Seed(FUTURES, "Code that needs", "![x](https://x.org/y.png)", "![x]", "a picture"),
    Seed(FUTURES, "Code that needs", "an __await__ needs", "an __await__", "between backticks"),
    Seed(FUTURES, "Code that needs", "a `box needs", "a `box", "never closed"),
    Seed(FUTURES, "Code that needs", "[x](http://x.org)", "[x](http", "must begin with 'docs:'"),
    Seed(FUTURES, "Code that needs", "[x](docs:nowhere)", "[x](docs", "Python's documentation"),
    Seed(FUTURES, LINK, "Docs: see the docs", "Docs: see", "write 'Docs: [Title]"),
    Seed(FUTURES, f"{LINK}\n", "", PAGE, "page has no 'Docs:' link"),
    Seed(FUTURES, "> **Truth:** it only", "> **True:** it only", "> **Myth:**", "> **Truth:** ..."),
    Seed(FUTURES, "> **Myth:** a future is", "> A future is", PAGE, "no Myth/Truth pair"),
    Seed(FUTURES, "```output\n", "And so:\n\n```output\n", "```output", "right after its example"),
)

MISCONCEPTIONS = (
    Seed("misconceptions.toml", "#fifo", "#fofi", "#fofi", "no page 'fofi'; it has cycle, fifo,"),
    Seed("misconceptions.toml", '"blocking#', '"bloking#', "bloking", "did you mean 'blocking'?"),
    Seed("misconceptions.toml", '"blocking#spot"', '"blocking"', '"blocking"', "'topic#page'"),
    Seed("misconceptions.toml", "[M03]", "[M03", "[M03", "TOML:"),
    Seed("misconceptions.toml", "[M20]", "[twenty]", "[twenty]", "a letter and two digits"),
)

UNFILLED = (
    Seed(
        FUTURES, "It computes nothing.", "FILL IN: two sentences.", "FILL IN", "in: two sentences"
    ),
    Seed(QF, '"Who calls', '"FILL IN: a hint", "Who calls', "FILL IN", "to be filled in: a hint"),
    Seed(f"{FETCH}starter.py", "    ...", "    ...  # FILL IN", "FILL IN", "filled in: this line"),
)

QUESTIONS = (
    Seed(QF, 'kind = "predict"', 'kind = "predicts"', "predicts", "did you mean 'predict'?"),
    Seed(QF, "level = 2", "level = 0", "level = 0", "must be from 1 to 3"),
    Seed(QF, "reasons = [", "reason = [", "reason = [", "did you mean 'reasons'?", 1),
    Seed(QF, 'page = "box"', 'page = "bax"', 'page = "bax"', "no page 'bax'; it has box, await,"),
    Seed(QF, 'topic = "futures"', 'topic = "future-api"', '"future-api"', "the file's name"),
    Seed(
        QF,
        '"await-done-future"',
        '"future-always-running"',
        'id = "future-always-running"\nkind = "p',
        "is used at",
    ),
    Seed(QF, 'docs = "library', 'docs = "libary', "libary", "not a page of Python's"),
    Seed(QF, '["Who calls `set_result`?"]', "[]", "hints = []", "needs at least 1"),
    Seed(QF, '["Who calls `set_result`?"]', '["Who calls `set"]', "`set", "never closed"),
    Seed(QF, ', myth = "M05" }', ', myth = "M55" }', '"M55"', "unknown misconception 'M55'"),
    Seed(QF, ', myth = "M16" }', " }", "It may have been", "missing key 'myth'"),
    Seed(QF, ', myth = "M12" }', " }", "options = [", "the right one; here 2 have none"),
    Seed(QF, ", correct = true", "", "reasons = [", "must be right, not 0", 1),
    Seed(QF, '"tea\\nother\\nend"', '"tea\\nend"', '"tea\\nend", why = "`await', "twice"),
    Seed(QF, "import asyncio\n\nasync def other", f'x = "{LONG}"', 'x = "so', "columns"),
    Seed(
        QC,
        '"A running task", why = "T',
        '"A running task", why = "No", w = "T',
        '"A running task"',
        "at least 20",
        1,
    ),
    Seed(QC, 'prints = "coroutine False"\n', "", "[[question]]", "missing key 'prints'"),
    Seed(
        QL, 'key = ["main 1", ', "key = [", 'key = ["callback"', "must hold the 'items', each once"
    ),
    Seed(QL, 'order = ["callback", ', "order = [", "order = [", "must hold the 'items'"),
    Seed(
        QL,
        'order = ["main 1", "child", "callback", "main 2"]',
        'order = ["main 1", "callback", "child", "main 2"]',
        'order = ["main 1"',
        "the same as the 'key'",
    ),
    Seed(
        QV,
        "    for val in io_vals:\n        vals.append(val)",
        "    for v in io_vals:\n        vals.append(v)",
        "fixed =",
        "in line 11 only; it differs in 10, 11",
    ),
    Seed(QV, "{ n = 9,", "{ n = 11,", "{ n = 11", "line 11 is listed twice"),
    Seed(QV, "{ n = 9,", "{ n = 90,", "{ n = 90", "must be from 1 to 14"),
    Seed(QV, "{ n = 9,", "{ n = 7,", "{ n = 7", "line 7 of 'code' is empty"),
    Seed(QV, 'wants = "[1, 2, 3]"', 'wants = "[[1, 2, 3], [1, 2, 3], [1, 2, 3]]"', "shows", "diff"),
    Seed(QN, 'text = "await the gather"', 'txt = "await the gather"', "txt", "'text'?", 1),
    Seed(
        QN,
        'left = "no running',
        'left = "Result is not set.", x = "no running',
        'right = "result() on',
        "twice",
        1,
    ),
    Seed(QT, "asyncio.____(", "asyncio.gather(", "code =", "must hold '____' once, not 0x"),
    Seed(QT, '"ensure_future", ', '"run", ', 'text = "run"', "accepted and rejected"),
    Seed(QT, "    # <-- MARK\n", "", "code = '''\nimport asyncio\n\nasync def job():", "once"),
    Seed(QS, "answer = 2", "answer = 3", 'prints = "2"', "must be the 'answer', 3", 1),
    Seed(QS, "tolerance = 0", "tolerance = 1", "value = 1", "1 counts as right", 1),
    Seed(QS, "{ value = 1,", '{ value = "1",', 'value = "1"', "must be a number, not a text"),
    Seed(QM, "    STATEMENT\n", "", "setup =", "must hold 'STATEMENT' once"),
    Seed(QM, ", correct = true", "", "options = [", "must be right and one wrong", 1),
    Seed(QA, '"InvalidStateError"', '"cancellederror"', "cancellederror", "accepted and rejected"),
    Seed(QA, "other_why = ", "otherwhy = ", "otherwhy", "did you mean 'other_why'?", 1),
)

CHALLENGES = (
    Seed(f"{FETCH}challenge.toml", 'id = "b', 'id = "un', "id =", "must be the folder's name"),
    Seed(f"{FETCH}challenge.toml", "minutes = 10", "", "", "missing key 'minutes'"),
    Seed(f"{FETCH}challenge.toml", "timeout_s = 3", "timeout_s = 60", "timeout_s", "at most 10"),
    Seed(f"{FETCH}challenge.toml", '"fetch_all"', '"fetch-all"', "function", "is not a name"),
    Seed(f"{FETCH}challenge.toml", '"semaphores"\n', '"semaphore"\n', "topic =", "'semaphores'?"),
    Seed(f"{FETCH}challenge.toml", '"wrong_twice.py"', '"wrong_trice.py"', "trice", "no file", 1),
    Seed(f"{FETCH}challenge.toml", '= "check_once"', '= "check_one"', "check_one", "not have", 1),
    Seed(f"{FETCH}starter.py", "fetch_all", "fetch", "", "does not define 'fetch_all'"),
    Seed(f"{FETCH}solution.py", "return await fetch", "return wait fetch", "return wait", "Python"),
    Seed(
        f"{FETCH}checks.py",
        '    """No urls: an empty list"""\n',
        "",
        "async def check_empty",
        "check_empty has no docstring",
    ),
    Seed(f"{FETCH}checks.py", "async def check_empty", "def check_empty", "def check_e", "must be"),
    Seed(f"{FETCH}checks.py", "    fetch = Fetch()", "    global x", "global x", "'global'"),
)

FIXED = "fixed = '''\nimport asyncio\n"
REPAIR = """\
    loop = asyncio.get_running_loop()
    box = loop.create_future()
    loop.call_later(1, box.set_result, "tea")
    print(await box)
"""
BROKEN = """\
    box = asyncio.get_running_loop().create_future()
    print(box.result())
"""

ERRORS = (
    Seed("errors.toml", "'Event loop is closed'", "'Event (loop'", "(loop", "regular expression"),
    Seed("errors.toml", "'Event loop is closed'", "'( event)*'", "event)*", "the empty text"),
    Seed("errors.toml", "'Event loop is closed'", "'(Event+)+ is'", "(Event+", "can take for ever"),
    Seed(
        "errors.toml",
        "'Event loop is closed'",
        "'This event loop is already running'",
        SECOND,
        "stands here twice",
    ),
    Seed("errors.toml", 'page = "once"\ncause', 'page = "one"\ncause', '"one"', "'once'?"),
    Seed("errors.toml", "#call", "#cal", "#cal", "did you mean 'call'?"),
    Seed("errors.toml", '"coroutines#words"', '"queues#join"', "queues#join", "that is written"),
    Seed("errors.toml", 'max = "3.13"', "max = 3.13", "max = 3.13", "must be a text"),
    Seed("errors.toml", "example =", "exampel =", "exampel", "did you mean 'example'?", 1),
    Seed("errors.toml", "fixed =", "fixd =", "fixd", "did you mean 'fixed'?"),
    Seed("errors.toml", REPAIR, BROKEN, FIXED, "is the same as 'example'"),
    Seed("errors.toml", FIXED, f"{FIXED}#{'-' * 64}\n", "#---", "has 65 columns, at most 64"),
    Seed("errors.toml", FIXED, FIXED + f"# {'so ' * 20}\n" * 12, FIXED, "at most 700"),
)
