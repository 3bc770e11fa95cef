"""Real programs to try the policy with: CPython's documentation of asyncio and its tests of it.

They are made anew, by rules, from Debian's packages; how they are compared is in `compare`.
"""

# ruff: noqa: SIM905 - a list of words, read as such

from __future__ import annotations

import ast
import copy
import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

PAGES = "usr/share/doc/python3.11/html/library"
TESTS = "usr/lib/python3.11/test"
_MODULES = """test_asyncio/test_context test_asyncio/test_futures test_asyncio/test_futures2
    test_asyncio/test_locks test_asyncio/test_pep492 test_asyncio/test_queues
    test_asyncio/test_runners test_asyncio/test_taskgroups test_asyncio/test_tasks
    test_asyncio/test_threads test_asyncio/test_timeouts test_asyncio/test_waitfor
    test_asyncio/test_base_events test_asyncio/test_events test_asyncgen test_contextlib_async"""
_CHECKS = (Path(__file__).parent / "checks.py").read_text(encoding="utf-8")
_BLOCK = re.compile(
    r'<div class="highlight-python3 notranslate"><div class="highlight"><pre>(.*?)</pre>', re.DOTALL
)
_TAG = re.compile(r"<[^>]*>")
# Network, processes, signals and files: the corpus is of programs that need none.
_OUTSIDE = re.compile(
    r"open_connection|start_server|create_server|create_connection|create_datagram|[Ss]ubprocess|"
    r"socket|_signal_handler|ProcessPool|[tT]ransport|unix|urllib|\bos\.|_reader|_writer|Windows|"
    r"ChildWatcher|sendfile|_pipe|AbstractServer|getaddrinfo|ipaddr|StreamReader|run_cli"
)
# What belongs to the test suite and has no counterpart in a program of its own.
_MACHINERY = frozenset(
    "mock patch support assert_python_ok test_utils os_helper socket_helper threading_helper "
    "import_helper ALWAYS_EQ LARGEST SMALLEST MockCallback TestLoop test_support".split()
)
_HOOKS = frozenset({"setUp", "tearDown", "asyncSetUp", "asyncTearDown"})
_REPLACED = {"run_briefly", "gc_collect"}  # by functions of the same name in checks.py


@dataclass(frozen=True, slots=True)
class Script:
    """One program, and where it comes from."""

    name: str
    source: str


def is_there(root: Path) -> bool:
    """Whether both packages are unpacked under a folder."""
    return (root / PAGES / "asyncio-task.html").exists() and (
        root / TESTS / "test_asyncio"
    ).is_dir()


def all_scripts(root: Path) -> list[Script]:
    """Everything that can be made into a program without network, files and test machinery."""
    return [*_documented(root / PAGES), *_tested(root / TESTS)]


# --- documentation


def _documented(pages: Path) -> Iterator[Script]:
    for page in sorted([*pages.glob("asyncio*.html"), pages / "contextvars.html"]):
        blocks = _BLOCK.findall(page.read_text(encoding="utf-8"))
        for number, block in enumerate(blocks, 1):
            source = _program(html.unescape(_TAG.sub("", block)))
            if source is not None:
                yield Script(f"doc/{page.stem}/{number}", source)


def _program(text: str) -> str | None:
    """A code block as a program that runs its `main`."""
    if ">>>" in text or _OUTSIDE.search(text):
        return None
    try:
        tree = ast.parse(text)
        compile(tree, "block", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except SyntaxError:
        return None
    names = {node.name for node in tree.body if isinstance(node, ast.AsyncFunctionDef)}
    calls = any(isinstance(node, ast.Expr | ast.If | ast.With) for node in tree.body)
    ending = "\nasyncio.run(main())\n" if "main" in names and not calls else ""
    return f"import asyncio\n{text}{ending}"


# --- tests


def _tested(tests: Path) -> Iterator[Script]:
    for name in _MODULES.split():
        path = tests / f"{name}.py"
        module = _Module(ast.parse(path.read_text(encoding="utf-8")))
        for kind, method in module.tests():
            source = module.script(kind, method)
            if source is not None:
                yield Script(f"test/{path.stem}/{kind.name}.{method.name}", source)


Function = ast.FunctionDef | ast.AsyncFunctionDef


class _Simpler(ast.NodeTransformer):
    """Takes a test out of the test suite's own frame."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        """A bare `BaseEventLoop` can do nothing by itself."""
        self.generic_visit(node)
        if ast.unparse(node) in ("base_events.BaseEventLoop()", "asyncio.BaseEventLoop()"):
            return ast.parse("asyncio.new_event_loop()", mode="eval").body
        return node

    def visit_Assign(self, node: ast.Assign) -> ast.AST:
        """`asyncio = import_module("asyncio")` is done in checks.py."""
        self.generic_visit(node)
        is_import = ast.unparse(node.value) == "import_module('asyncio')"
        return ast.Pass() if is_import else node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """`test_utils.run_briefly` is a function of checks.py."""
        self.generic_visit(node)
        is_helper = isinstance(node.value, ast.Name) and node.value.id in ("test_utils", "support")
        return ast.Name(node.attr, ast.Load()) if is_helper and node.attr in _REPLACED else node

    def visit_FunctionDef(self, node: ast.FunctionDef) -> ast.AST:
        """Nothing is skipped, and set-up leaves the loop's own methods alone."""
        self.generic_visit(node)
        node.decorator_list = [each for each in node.decorator_list if not _is_skip(each)]
        if node.name == "setUp":
            node.body = [each for each in node.body if not _changes_loop(each)] or [ast.Pass()]
        return node


def _is_skip(node: ast.expr) -> bool:
    return ast.unparse(node).startswith(("unittest.", "support."))


def _changes_loop(node: ast.stmt) -> bool:
    return isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("self.loop.")


class _Module:
    """One file of tests."""

    def __init__(self, tree: ast.Module) -> None:
        self._top: dict[str, ast.stmt] = {}
        self._classes: dict[str, ast.ClassDef] = {}
        for node in _Simpler().visit(tree).body:
            for name in _bound(node):
                self._top.setdefault(name, node)
            if isinstance(node, ast.ClassDef):
                self._classes[node.name] = node

    def tests(self) -> Iterator[tuple[ast.ClassDef, Function]]:
        """Each class with each of its test methods."""
        for kind in self._classes.values():
            for each in kind.body:
                if isinstance(each, Function) and each.name.startswith("test"):
                    yield kind, each

    def script(self, kind: ast.ClassDef, method: Function) -> str | None:
        """A program that runs one test method, or None when it needs the test suite."""
        family = self._family(kind)
        kept = self._members(family, method)
        classes = [_cut(each, kept[each.name], set(self._classes)) for each in reversed(family)]
        before = self._needed(classes, {each.name for each in family})
        parts: list[ast.stmt] = [*before, *classes]
        if any(_names_in(part) & _MACHINERY for part in parts):
            return None
        is_async = isinstance(method, ast.AsyncFunctionDef)
        run = f"test = {kind.name}()\n"
        call = f"(test, test.{method.name})"
        run += f"asyncio.run(run_async{call})" if is_async else f"run_plain{call}"
        text = ast.unparse(ast.fix_missing_locations(ast.Module(parts, [])))
        if _OUTSIDE.search(text):
            return None
        return f"{_CHECKS}\n\n{text}\n\n{run}\n"

    def _family(self, kind: ast.ClassDef) -> list[ast.ClassDef]:
        """A class and its bases of the same file."""
        found = [kind]
        for each in found:
            for base in each.bases:
                local = self._classes.get(ast.unparse(base))
                if local is not None and local not in found:
                    found.append(local)
        return found

    def _members(self, family: list[ast.ClassDef], method: Function) -> dict[str, list[ast.stmt]]:
        """What the method uses of each class."""
        wanted, kept = set(_HOOKS), {method.name}
        wanted |= _attributes_in(method)
        while True:
            more = {
                name
                for kind in family
                for each in kind.body
                for name in _bound(each)
                if name in wanted and name not in kept
            }
            if not more:
                break
            kept |= more
            for kind in family:
                for each in kind.body:
                    if more & set(_bound(each)):
                        wanted |= _attributes_in(each)
        return {kind.name: [e for e in kind.body if kept & set(_bound(e))] for kind in family}

    def _needed(self, classes: list[ast.ClassDef], known: set[str]) -> list[ast.stmt]:
        """The imports, functions and constants of the file that the classes use."""
        chosen: set[ast.stmt] = set()
        waiting: list[ast.stmt] = list(classes)
        while waiting:
            for name in _names_in(waiting.pop()):
                node = self._top.get(name)
                if node is None or node in chosen or name in known:
                    continue
                chosen.add(node)
                waiting.append(node)
        order = dict.fromkeys(self._top.values())
        return [node for node in order if node in chosen]


def _cut(kind: ast.ClassDef, body: list[ast.stmt], local: set[str]) -> ast.ClassDef:
    """The class with some members only, on top of `Checks`."""
    made = copy.copy(kind)
    made.decorator_list = []
    bases = [each for each in kind.bases if ast.unparse(each) in local]
    made.bases = bases or [ast.Name("Checks", ast.Load())]
    made.body = [each for each in body if not _is_placeholder(each)] or [ast.Pass()]
    return made


def _is_placeholder(node: ast.stmt) -> bool:
    """`Task = None` and `Task = getattr(tasks, "_CTask")`: checks.py has the public class."""
    return isinstance(node, ast.Assign) and set(_bound(node)) <= {"Task", "Future", "cls"}


def _bound(node: ast.stmt) -> list[str]:
    if isinstance(node, Function | ast.ClassDef):
        return [node.name]
    if isinstance(node, ast.Import | ast.ImportFrom):
        return [each.asname or each.name.partition(".")[0] for each in node.names]
    if isinstance(node, ast.Assign):
        return [each.id for each in node.targets if isinstance(each, ast.Name)]
    if isinstance(node, ast.Try | ast.If):
        return [name for each in node.body for name in _bound(each)]
    return []


def _names_in(node: ast.AST) -> set[str]:
    names = {each.id for each in ast.walk(node) if isinstance(each, ast.Name)}
    for each in ast.walk(node):
        if isinstance(each, ast.Import | ast.ImportFrom):
            names |= {alias.name for alias in each.names}
    return names


def _attributes_in(node: ast.AST) -> set[str]:
    attributes = {each.attr for each in ast.walk(node) if isinstance(each, ast.Attribute)}
    # A class body may name another of its members.
    return attributes | (_names_in(node) if isinstance(node, ast.Assign) else set())
