"""Real programs to try the loop with: what libraries give as examples, and their tests.

Made by rules from the packages that `gather` has unpacked; CPython's own are in `scripts`.
"""

# ruff: noqa: SIM905 - a list of words, read as such

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from pathlib import Path

from bundle import beside, bundle, modules_under, put_first, telling
from scripts import _OUTSIDE, Function, Script

_FENCED = re.compile(r"^```(?:python|py)\b[^\n]*\n(.*?)^```", re.DOTALL | re.MULTILINE)
_RST = re.compile(
    r"^( *)(?:\.\. (?:code|code-block|testcode|sourcecode):: *(?:python3?)?[^\n]*|[^\n.]*::)\n"
    r"(?: *:[^\n]*\n)*\n((?:\1 +[^\n]*\n|[ \t]*\n)+)",
    re.MULTILINE,
)
_CASE = re.compile(
    r"^\[(case|file|out|typing|builtins|rebuild|stale)\b ?([^\]\n]*)\]\n", re.MULTILINE
)
_LIBRARIES = (
    "aioitertools aiojobs aiolimiter aiostream aiotools asgiref async-lru async-timeout "
    "janus nest-asyncio pyee tenacity"
).split()
_NEEDS = {"aiotools": "async-lru"}
# Not programs of asyncio's: a benchmark measures, a test of a server or a fork is about those.
_OTHER = re.compile(r"bench|server|fork|wsgi|trio|twisted|aiohttp|tornado|README")
_ASYNC = re.compile(r"\basync(io)?\b")


def library_scripts(unpacked: Path) -> list[Script]:
    """All that can be made of the packages that are there; each text once."""
    makers: tuple[Callable[[Path], Iterator[Script]], ...] = (_micropython, _mypy, _libraries)
    made = {script.source: script for make in makers for script in make(unpacked)}
    return sorted(made.values(), key=lambda script: script.name)


# --- whole programs


def _micropython(unpacked: Path) -> Iterator[Script]:
    """Its tests of asyncio run in CPython too: that is what they are compared with there."""
    tests = unpacked / "micropython" / "tests"
    for file in sorted([*tests.glob("extmod/asyncio_*.py"), *tests.glob("basics/async_*.py")]):
        yield Script(f"micropython/{file.stem}", file.read_text(encoding="utf-8"))


def _mypy(unpacked: Path) -> Iterator[Script]:
    """Programs that mypy checks and runs, and those that mypyc compiles and runs."""
    root = unpacked / "mypy"
    for name in ("test-data/unit/pythoneval-asyncio.test", "mypyc/test-data/run-async.test"):
        file = root / name
        for case, parts in _cases(file.read_text(encoding="utf-8") if file.exists() else ""):
            source = parts.pop("")
            if "driver.py" in parts or "mypyc" in name:
                source = _compiled_case(root, source, parts)
            if not _OUTSIDE.search(source):
                yield Script(f"mypy/{case}", source)


def _cases(text: str) -> Iterator[tuple[str, dict[str, str]]]:
    """Each case of a test file with its program, under no name, and its other Python files."""
    pieces = _CASE.split(text)[1:]
    case, parts = "", {"": ""}
    for kind, name, body in zip(pieces[::3], pieces[1::3], pieces[2::3], strict=True):
        if kind == "case":
            if parts[""]:
                yield case, parts
            case, parts = name, {"": body}
        elif kind == "file" and name.endswith(".py"):
            parts[name] = body
    if parts[""]:
        yield case, parts


def _compiled_case(root: Path, source: str, files: dict[str, str]) -> str:
    """A case of mypyc's: its module, and the driver that calls it."""
    data = root / "mypyc" / "test-data"
    driver = files.pop("driver.py", None)
    program = driver or (data / "driver" / "driver.py").read_text(encoding="utf-8")
    modules = {name.removesuffix(".py"): telling(text) for name, text in files.items()}
    modules |= {"native": telling(source)} | beside("seen", "typing_extensions")
    modules |= {"mypy_extensions": "def trait(kind):\n    return kind\n\nmypyc_attr = trait\n"}
    modules |= modules_under(data / "fixtures" / "testutil.py", data / "fixtures")
    return bundle(telling(program) if driver else program, modules)


# --- libraries


def _libraries(unpacked: Path) -> Iterator[Script]:
    for name in _LIBRARIES:
        root = unpacked / name
        if root.is_dir():
            modules = _modules(root, name.replace("-", "_"))
            yield from _shown(root, name, modules)
            yield from _tests(root, name, modules)


def _modules(root: Path, name: str) -> dict[str, str]:
    """The library, its tests' own modules, and our stand-ins."""
    modules = beside("pytest", "seen", "typing_extensions")
    modules |= {"pytest_asyncio.__init__": "from pytest import *\nfrom pytest import fixture\n"}
    modules |= {"pytest_asyncio.plugin": "", "dunamai": "Version = None\n"}
    modules["checks"] = (Path(__file__).parent / "checks.py").read_text(encoding="utf-8")
    modules |= _library(root, name)
    if name in _NEEDS:
        needed = _NEEDS[name]
        modules |= _library(root.parent / needed, needed.replace("-", "_"))
    for file in sorted((root / "tests").glob("*.py")):
        if file.stem == "conftest":
            modules["conftest"] = telling(file.read_text(encoding="utf-8"))
        elif not file.stem.startswith("test_") or file.stem == "test_tenacity":
            modules |= {f"tests.{file.stem}": file.read_text(encoding="utf-8")}
    if any(each.startswith("tests.") for each in modules):
        modules["tests.__init__"] = ""
    return modules


def _library(root: Path, name: str) -> dict[str, str]:
    for place in (root, root / "src"):
        for file in (place / name, place / f"{name}.py"):
            if file.exists():
                return modules_under(file, place)
    return {}


def _shown(root: Path, name: str, modules: dict[str, str]) -> Iterator[Script]:
    """What a library gives as examples: files of their own, and blocks of its documentation."""
    for file in sorted(root.glob("examples/*.py")):
        if not _OUTSIDE.search(text := file.read_text(encoding="utf-8")):
            yield Script(f"{name}/{file.stem}", bundle(text, modules))
    pages = [*root.glob("*.md"), *root.glob("*.rst"), *root.glob("doc*/**/*.rst")]
    for page in sorted([*pages, *root.glob("docs/**/*.md")]):
        text = page.read_text(encoding="utf-8")
        blocks = _FENCED.findall(text) if page.suffix == ".md" else _indented(text)
        for number, block in enumerate(blocks, 1):
            program = _program(block)
            if program is not None:
                yield Script(f"{name}/{page.stem}/{number}", bundle(program, modules))


def _indented(text: str) -> list[str]:
    found = []
    for _, block in _RST.findall(text):
        lines = block.split("\n")
        least = min((len(each) - len(each.lstrip()) for each in lines if each.strip()), default=0)
        found.append("\n".join(each[least:] for each in lines))
    return found


def _program(block: str) -> str | None:
    """A block as a program that runs its `main`, if it is about asyncio at all."""
    if not _ASYNC.search(block) or _OUTSIDE.search(block) or ">>>" in block:
        return None
    try:
        tree = ast.parse(block)
        compile(tree, "block", "exec", flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT, dont_inherit=True)
    except (SyntaxError, ValueError):
        return None
    names = {node.name for node in tree.body if isinstance(node, ast.AsyncFunctionDef)}
    calls = [
        ast.unparse(node) for node in tree.body if isinstance(node, ast.Expr | ast.If | ast.With)
    ]
    if not names and "await" not in block and "run" not in block:
        return None
    ending = (
        "\nasyncio.run(main())\n" if "main" in names and not any("main" in c for c in calls) else ""
    )
    return f"import asyncio\n{block}{ending}"


def _tests(root: Path, name: str, modules: dict[str, str]) -> Iterator[Script]:
    inner = sorted((root / name / "tests").glob("*.py"))
    for file in [*sorted((root / "tests").glob("*test*.py")), *inner]:
        text = file.read_text(encoding="utf-8")
        if _OTHER.search(file.stem) or not _ASYNC.search(text) or file.stem == "test_tenacity":
            continue
        package = f"{name}.tests" if file in inner else "tests"
        tree = _Absolute(package).visit(ast.parse(text))
        for kind, method in _found(tree):
            source = _one_test(tree, kind, method, modules)
            if source is not None:
                stem = file.stem.removeprefix("test_")
                named = f"{kind.name}.{method.name}" if kind else method.name
                yield Script(f"{name}/{stem}/{named}", source)


class _Absolute(ast.NodeTransformer):
    """A test file becomes a program: what it imports from beside it is named in full."""

    def __init__(self, package: str) -> None:
        self._package = package

    def visit_ImportFrom(self, node: ast.ImportFrom) -> ast.ImportFrom:
        """And `unittest.TestCase` is one that prints."""
        if node.level == 1:
            node.module, node.level = f"{self._package}.{node.module}", 0
        if node.module == "unittest" and any(each.name == "TestCase" for each in node.names):
            others = [each for each in node.names if each.name != "TestCase"]
            node = ast.ImportFrom("unittest", [*others, ast.alias("mock", "_mock")], 0)
        return node

    def visit_Module(self, node: ast.Module) -> ast.Module:
        """Nor does it run all of itself."""
        self.generic_visit(node)
        node.body = [each for each in node.body if not _is_main_guard(each)]
        put_first(node, "from checks import Checks as TestCase")
        return node

    def visit_Attribute(self, node: ast.Attribute) -> ast.expr:
        """`unittest.TestCase`."""
        self.generic_visit(node)
        is_case = ast.unparse(node) in ("unittest.TestCase", "unittest.IsolatedAsyncioTestCase")
        return ast.Name("TestCase", ast.Load()) if is_case else node


def _is_main_guard(node: ast.stmt) -> bool:
    return isinstance(node, ast.If) and "__name__" in ast.unparse(node.test)


def _found(tree: ast.Module) -> Iterator[tuple[ast.ClassDef | None, Function]]:
    for node in tree.body:
        if isinstance(node, Function) and node.name.startswith("test"):
            yield None, node
        for each in node.body if isinstance(node, ast.ClassDef) else ():
            if isinstance(each, Function) and each.name.startswith("test"):
                yield node, each  # type: ignore[misc]  # it is a class here


def _one_test(
    tree: ast.Module, kind: ast.ClassDef | None, method: Function, modules: dict[str, str]
) -> str | None:
    """A program that runs one test, without the others of its file."""
    body: list[ast.stmt] = []
    bases = _bases(tree, kind)
    dropped: set[str] = set()
    for node in tree.body:
        if isinstance(node, ast.ClassDef) and node is kind:
            members = [each for each in node.body if each is method or not _is_test(each)]
            body.append(
                ast.ClassDef(node.name, node.bases, node.keywords, members, node.decorator_list)
            )
        elif node is method or node in bases:
            body.append(node)
        elif isinstance(node, ast.ClassDef) and (
            _holds_tests(node) or dropped & {ast.unparse(base) for base in node.bases}
        ):
            dropped.add(node.name)
        elif not _is_test(node):
            body.append(node)
    text = ast.unparse(ast.fix_missing_locations(ast.Module(body, [])))
    if _OUTSIDE.search(ast.unparse(method)):
        return None
    return bundle(f"{telling(text)}\n{_call(kind, method, modules)}", modules)


def _bases(tree: ast.Module, kind: ast.ClassDef | None) -> list[ast.stmt]:
    """The classes of the file that a class is made of."""
    classes = {each.name: each for each in tree.body if isinstance(each, ast.ClassDef)}
    found: list[ast.stmt] = []
    waiting = [kind] if kind else []
    while waiting:
        for base in waiting.pop().bases:
            known = classes.get(ast.unparse(base))
            if known is not None and known not in found:
                found.append(known)
                waiting.append(known)
    return found


def _call(kind: ast.ClassDef | None, method: Function, modules: dict[str, str]) -> str:
    if kind is not None and any("TestCase" in ast.unparse(base) for base in kind.bases):
        if isinstance(method, ast.AsyncFunctionDef) and not method.decorator_list:
            return (
                f"import checks as _checks\n_test = {kind.name}()\n"
                f"asyncio.run(_checks.run_async(_test, _test.{method.name}))\n"
            )
        return (
            f"import checks as _checks\n_test = {kind.name}()\n"
            f"_checks.run_plain(_test, _test.{method.name})\n"
        )
    places = "(globals(),)"
    before = "import pytest as _pytest\n"
    if "conftest" in modules:
        before += "import conftest as _conftest\n"
        places = "(globals(), vars(_conftest))"
    owner = repr(kind.name) if kind else None
    return f"{before}_pytest.run({places}, {owner}, {method.name!r})\n"


def _is_test(node: ast.stmt) -> bool:
    return isinstance(node, Function) and node.name.startswith("test")


def _holds_tests(node: ast.stmt) -> bool:
    return isinstance(node, ast.ClassDef) and any(map(_is_test, node.body))
