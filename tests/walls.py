"""The walls of the house: who may import whom, read from the source text alone.

What is really loaded at run time is checked in `test_walls`, which also shows that each wall bites.
"""

from __future__ import annotations

import ast
import graphlib
import re
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

ROOT = Path(__file__).parent.parent
TOPS = ("bot", "cogs", "sandbox")

# Left never imports right. A new file in bot/ gets its place here.
ROOMS = frozenset({"lessons", "quiz", "classquiz", "runs", "challenges", "progress", "admin"})
# Of a room, and nobody else's business: pure, but for the conductor of class quizzes.
PARTS = frozenset(
    {"marking", "asking", "picking", "entries", "codeform", "orders", "tally", "classpages"}
    | {"conductor", "adminforms", "sight"}
)
COMMANDS = frozenset(  # of operators and authors: `corobot run`, `doctor`, `content check`
    {"snippet", "upkeep", "workshop", "pythons", "preview"}
)
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"talk", "errors", "settings", "schedule", "wording", "board", "chores"})
    | {"servers", "cooldown", "turns", "lull", "languages"},
    frozenset({"content", "store", "phrase", "trace", "timeline", "picture", "diagnose"})
    | {"explanation", "tracereader"}
    | PARTS
    | {"sandbox"},
    frozenset({"desk", "manners", "daily"}),
    ROOMS,
    frozenset({"house"}),
    frozenset({"app"}),
    frozenset({"surfaces", "cogs"}) | COMMANDS,
    frozenset({"__main__"}),
)
LEVEL = {unit: level for level, layer in enumerate(LAYERS) for unit in layer}
INDOORS = (
    ROOMS | PARTS | COMMANDS | {"content", "store", "sandbox"}
)  # surfaces and cogs talk to the app

# A library, and the only part that may import it.
OWNERS = {
    "discord": "cogs",
    "slack_bolt": "bot.surfaces.slack",
    "slack_sdk": "bot.surfaces.slack",
    "aiosqlite": "bot.store",
    "cryptography": "bot.surfaces.slack",
    "RestrictedPython": "sandbox.policy",
}

# sandbox/: all that is not named here runs in the jail.
KEEPER = frozenset(
    {"sandbox", "sandbox.__main__", "sandbox.keeper", "sandbox.service"}
    | {"sandbox.spawn", "sandbox.attempt", "sandbox.judge", "sandbox.line", "sandbox.spares"}
    | {"sandbox.messages", "sandbox.web", "sandbox.webclient", "sandbox.ticket"}
)
SHARED = frozenset({"sandbox.job", "sandbox.wire", "sandbox.door", "sandbox.traceform"})

SQL = re.compile(
    r"\s*(SELECT\s.+\sFROM|INSERT\s+(OR\s+\w+\s+)?INTO|UPDATE\s+\w+\s+SET|DELETE\s+FROM|PRAGMA|VACUUM"
    r"|CREATE\s+(UNIQUE\s+)?(TABLE|INDEX|VIEW|TRIGGER)|(ALTER|DROP)\s+TABLE|BEGIN\s+IMMEDIATE)\b",
    re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class Import:
    """One import of one module, by name."""

    line: int
    target: str
    is_in_function: bool


@dataclass(frozen=True, slots=True)
class Module:
    """One source file of the house."""

    path: str
    name: str
    tree: ast.Module
    imports: tuple[Import, ...]

    @property
    def unit(self) -> str:
        """What the layers speak of: `quiz` for bot.quiz, `store` for bot.store.writer, `cogs`."""
        return unit_of(self.name)


def sources(root: Path = ROOT) -> dict[str, str]:
    """Path and text of every module; the programs that the course is made of are not ours."""
    paths = [path for top in TOPS for path in sorted((root / top).rglob("*.py"))]
    course = root / "bot" / "content"
    return {
        path.relative_to(root).as_posix(): path.read_text(encoding="utf-8")
        for path in paths
        if course not in path.parent.parents or (path.parent / "__init__.py").exists()
    }


def violations(files: Mapping[str, str]) -> list[str]:
    """Each breach of a wall as `path:line: what`; no line where the whole file is at fault."""
    modules = _parse(files)
    found = [line for module in modules for line in _of_module(module)]
    return sorted(found) + _cycles(modules)


# ---- reading


def module_name(path: str) -> str:
    """`bot/store/__init__.py` is bot.store."""
    parts = PurePosixPath(path).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def unit_of(name: str) -> str:
    """The part of the house that a module belongs to; empty for `bot` itself."""
    top, _, rest = name.partition(".")
    return rest.partition(".")[0] if top == "bot" else top


def is_under(name: str, part: str) -> bool:
    """Whether a module is the part or lies in it."""
    return name == part or name.startswith(f"{part}.")


def _parse(files: Mapping[str, str]) -> list[Module]:
    names = {module_name(path) for path in files}
    modules = []
    for path, text in files.items():
        tree = ast.parse(text, path)
        imports = tuple(_imports(tree, path, names))
        modules.append(Module(path, module_name(path), tree, imports))
    return modules


def _imports(tree: ast.Module, path: str, names: set[str]) -> Iterator[Import]:
    functions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
    nested = {id(node) for f in ast.walk(tree) if isinstance(f, functions) for node in ast.walk(f)}
    for node in ast.walk(tree):
        for target in _targets(node, path, names):
            yield Import(getattr(node, "lineno", 0), target, id(node) in nested)


def _targets(node: ast.AST, path: str, names: set[str]) -> list[str]:
    match node:
        case ast.Import():
            return [alias.name for alias in node.names]
        case ast.ImportFrom():
            base = _base(node, path)
            full = [f"{base}.{alias.name}" for alias in node.names]
            return sorted({name if name in names else base for name in full})
        # Without this, importlib.import_module("discord") would be a hole in the wall.
        case ast.Call(
            func=ast.Name(id="__import__" | "import_module")
            | ast.Attribute(attr="__import__" | "import_module"),
            args=[ast.Constant(value=str(name)), *_],
        ):
            return [name]
    return []


def _base(node: ast.ImportFrom, path: str) -> str:
    if not node.level:
        return node.module or ""
    package = PurePosixPath(path).parts[: -node.level]
    return ".".join([*package, *([node.module] if node.module else [])])


# ---- judging


def _of_module(module: Module) -> Iterator[str]:
    if module.name.startswith("bot.") and module.unit not in LEVEL:
        yield f"{module.path}: has no place in LAYERS (tests/walls.py)"
    stem = PurePosixPath(module.path).stem
    if is_under(module.name, "sandbox") and stem in sys.stdlib_module_names:
        yield f"{module.path}: carries the name of a module of the standard library"
    if not is_under(module.name, "bot.store"):
        yield from (f"{module.path}:{line}: SQL outside bot/store" for line in _sql(module.tree))
    for entry in module.imports:
        for what in _of_import(module, entry):
            yield f"{module.path}:{entry.line}: {what}"


def _of_import(module: Module, entry: Import) -> Iterator[str]:
    owner = OWNERS.get(entry.target.partition(".")[0])
    if owner and not is_under(module.name, owner):
        yield f"imports {entry.target}, which only {owner} may"
    if entry.is_in_function and module.name != "bot.__main__":
        yield f"imports {entry.target} inside a function"
    if entry.target.partition(".")[0] not in TOPS:
        return
    if is_under(module.name, "sandbox"):
        yield from _inside_sandbox(module, entry)
    else:
        yield from _inside_house(module, entry)


def _inside_house(module: Module, entry: Import) -> Iterator[str]:
    here, there = module.unit, unit_of(entry.target)
    if here == there:
        return
    if entry.target.startswith("sandbox."):
        yield f"imports {entry.target}: outside sandbox/ only `import sandbox`"
    if here in ROOMS and there in ROOMS:
        yield f"a room imports another room, {entry.target}"
    if here in {"surfaces", "cogs"} and there in INDOORS:
        yield f"{here} import {entry.target}: they talk to bot.app"
    if here != "__main__" and there == "cogs":
        yield f"imports {entry.target}: only bot/__main__.py may"
    if LEVEL.get(there, 0) > LEVEL.get(here, 0):
        yield f"{here or 'bot'} imports {entry.target}, which lies further right"


def _inside_sandbox(module: Module, entry: Import) -> Iterator[str]:
    if not is_under(entry.target, "sandbox"):
        yield f"imports {entry.target}: sandbox/ knows nothing of chat"
    elif module.name != entry.target and entry.target not in SHARED:
        here, there = _side(module.name), _side(entry.target)
        if here != there:
            yield f"the {here} side imports {entry.target}, which is on the {there} side"


def _side(name: str) -> str:
    if name in SHARED:
        return "shared"
    return "keeper" if name in KEEPER else "jail"


def _sql(tree: ast.Module) -> Iterator[int]:
    described = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    prose = {
        id(node.body[0].value)
        for node in ast.walk(tree)
        if isinstance(node, described) and node.body and isinstance(node.body[0], ast.Expr)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):  # noqa: SIM102 - two questions
            if id(node) not in prose and SQL.match(node.value):
                yield node.lineno


def _cycles(modules: list[Module]) -> list[str]:
    names = {module.name for module in modules}
    graph = {
        module.name: {e.target for e in module.imports if e.target in names} - {module.name}
        for module in modules
    }
    try:
        graphlib.TopologicalSorter(graph).prepare()
    except graphlib.CycleError as error:
        return [f"a cycle: {' -> '.join(reversed(error.args[1]))}"]
    return []
