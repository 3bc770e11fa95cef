"""Challenge folders: challenge.toml and the programs beside it.

The programs are read, never imported; they run only in the sandbox (`bot.content.trial`).
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from bot.content.model import Challenge, Check
from bot.content.pages import PARAGRAPH_LIMIT
from bot.content.questions import HINT_LIMIT, read_docs
from bot.content.sheet import read_sheet, read_text, shown
from bot.content.shelf import PackShelf
from bot.content.table import Table

STATEMENT_LIMIT = 1200
TIMEOUT_LIMIT = 10.0  # learners wait for it
_PROGRAMS = ("starter.py", "solution.py", "checks.py")
_ASYNC_CHECK = "async def check_...(ns)"


def read_challenge(folder: Path, shelf: PackShelf) -> None:
    """Put the challenge of one folder on the shelf."""
    sheet = read_sheet(folder / "challenge.toml", shelf.all.faults)
    if sheet is None:
        return
    table = Table(sheet)
    challenge_id = table.id()
    if challenge_id and challenge_id != folder.name:
        table.fault(f"id {challenge_id!r} must be the folder's name, {folder.name!r}", "id")
    sources = {name: _source(folder / name, shelf) for name in _PROGRAMS}
    checks = _checks(folder / "checks.py", sources["checks.py"] or "", shelf)
    wrong, wrong_sources = _wrong(table, folder, checks, shelf)
    challenge = Challenge(
        id=shelf.own(challenge_id or folder.name),
        title=table.text("title", most=60),
        topic=shelf.topic(table, table.text("topic"), "topic"),
        level=table.whole("level", low=1, high=3),
        minutes=table.whole("minutes", low=1, high=120),
        function=_function(table, sources, folder, shelf),
        timeout_s=_timeout(table),
        statement=table.prose("statement", most=STATEMENT_LIMIT),
        example=table.text("example", most=PARAGRAPH_LIMIT).strip(),
        hints=table.proses("hints", least=1, most=HINT_LIMIT),
        explain=table.prose("explain", most=PARAGRAPH_LIMIT),
        docs=read_docs(table),
        starter=sources["starter.py"] or "",
        solution=sources["solution.py"] or "",
        checks_source=sources["checks.py"] or "",
        checks=checks,
        wrong=wrong,
        wrong_sources=wrong_sources,
        needs=shelf.topic_list(table, table.texts("needs", is_required=False), "needs"),
        path=shown(folder),
    )
    table.close()
    if challenge.id in shelf.all.challenges:
        table.fault(f"the challenge {challenge.id!r} exists already", "id")
    shelf.all.challenges[challenge.id] = challenge


def _timeout(table: Table) -> float:
    seconds = table.number("timeout_s", default=3.0)
    if not 0 < seconds <= TIMEOUT_LIMIT:
        what = f"'timeout_s' must be over 0 and at most {TIMEOUT_LIMIT:g}, not {seconds:g}"
        table.fault(what, "timeout_s")
    return float(seconds)


def _function(table: Table, sources: dict[str, str | None], folder: Path, shelf: PackShelf) -> str:
    """The function or class to write; starter and solution must both define it."""
    name = table.text("function")
    if name and not name.isidentifier():
        table.fault(f"'function' {name!r} is not a name", "function")
        return name
    for file in ("starter.py", "solution.py"):
        source = sources[file]
        tree = None if source is None else _tree(source)
        if name and tree is not None and name not in _defined(tree):
            what = f"does not define {name!r} by 'def', 'async def' or 'class' at its top level"
            shelf.all.faults.add(shown(folder / file), 1, what)
    return name


def _defined(tree: ast.Module) -> set[str]:
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
    return {node.name for node in tree.body if isinstance(node, kinds)}


# ---- checks and wrong solutions


def _checks(path: Path, source: str, shelf: PackShelf) -> tuple[Check, ...]:
    """The check functions of checks.py, in their order."""
    faults, tree = shelf.all.faults, _tree(source)
    if not source or tree is None:
        return ()
    for line, what in _misplaced(tree):
        faults.add(shown(path), line, what)
    checks = []
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if not node.name.startswith("check_"):
            continue
        title = (ast.get_docstring(node) or "").strip()
        if not title:
            faults.add(shown(path), node.lineno, f"{node.name} has no docstring; learners see it")
        if isinstance(node, ast.FunctionDef) or len(node.args.args) != 1:
            faults.add(shown(path), node.lineno, f"{node.name} must be '{_ASYNC_CHECK}'")
        checks.append(Check(name=node.name, title=title.partition("\n")[0]))
    if not checks:
        faults.add(shown(path), 1, f"no checks; write '{_ASYNC_CHECK}'")
    return tuple(checks)


def _misplaced(tree: ast.Module) -> Iterator[tuple[int, str]]:
    """What cannot stand inside a function: the checks are moved into one to be run."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Global):
            yield node.lineno, "checks may not use 'global'; keep state in an object"
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            yield node.lineno, "checks may not import from __future__"
        if isinstance(node, ast.ImportFrom) and any(name.name == "*" for name in node.names):
            yield node.lineno, "checks may not use 'import *'"


def _wrong(
    table: Table, folder: Path, checks: tuple[Check, ...], shelf: PackShelf
) -> tuple[dict[str, str], dict[str, str]]:
    """Each wrong solution with the check that must catch it, and its source."""
    named = table.table("wrong")
    if named is None:
        return {}, {}
    files = {path.name: path for path in sorted(folder.glob("wrong_*.py"))}
    names = {check.name for check in checks}
    wrong: dict[str, str] = {}
    for name in named.values:
        check = named.text(name)
        wrong[name] = check
        if name not in files:
            named.fault(f"there is no file {name!r}", name)
        if check and names and check not in names:
            named.fault(f"{name!r} names {check!r}, which checks.py does not have", name)
    for name, path in files.items():
        if name not in named.values:
            shelf.all.faults.add(shown(path), 1, "not named under [wrong] in challenge.toml")
    for check in sorted(names - set(wrong.values())):
        named.fault(f"no wrong solution is caught by {check!r}")
    return wrong, {name: _source(path, shelf) or "" for name, path in files.items()}


# ---- programs


def _source(path: Path, shelf: PackShelf) -> str | None:
    """The text of a program, or None when it cannot be read."""
    source = read_text(path, shelf.all.faults)
    if source is not None:
        _parse(path, source, shelf)
    return source


def _parse(path: Path, source: str, shelf: PackShelf) -> None:
    """A fault when a program is not Python."""
    try:
        ast.parse(source)
    except SyntaxError as error:
        shelf.all.faults.add(shown(path), error.lineno or 1, f"not valid Python: {error.msg}")
    except ValueError as error:
        shelf.all.faults.add(shown(path), 1, f"not valid Python: {error}")


def _tree(source: str) -> ast.Module | None:
    try:
        return ast.parse(source)
    except (SyntaxError, ValueError):
        return None
