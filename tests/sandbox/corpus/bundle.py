"""Makes one program of a program and the modules that it imports: a snippet has no files.

The modules go along as text, packed, and are imported from it, in plain Python and in the sandbox
alike.
"""

from __future__ import annotations

import ast
import base64
import json
import zlib
from collections.abc import Mapping
from pathlib import Path

BESIDE = Path(__file__).parent / "beside"
_IMPORTER = """\
import base64 as _base64, importlib.abc as _abc, importlib.metadata as _metadata
import importlib.util as _util, json as _json, sys as _sys, zlib as _zlib
class _Version(_metadata.Distribution):
    def read_text(self, filename):
        return "Metadata-Version: 2.1\\nVersion: 1.0\\n" if filename == "METADATA" else None
    locate_file = None
class _Packed(_abc.MetaPathFinder, _abc.Loader):
    modules = _json.loads(_zlib.decompress(_base64.b85decode({packed!r})))
    tops = {{name.partition(".")[0] for name in modules}}
    def find_spec(self, name, path, target=None):
        for file, is_package in ((f"{{name}}.__init__", True), (name, False)):
            if file in self.modules:
                return _util.spec_from_loader(name, self, origin=file, is_package=is_package)
    def find_distributions(self, context):
        return [_Version()] if (context.name or "").replace("-", "_") in self.tops else []
    def exec_module(self, module):
        origin = module.__spec__.origin
        exec(compile(self.modules[origin], origin, "exec", dont_inherit=True), vars(module))
_sys.meta_path.insert(0, _Packed())
"""


def modules_under(folder: Path, within: Path) -> dict[str, str]:
    """The text of each module of a package, by its dotted name."""
    files = [folder] if folder.is_file() else sorted(folder.rglob("*.py"))
    return {
        ".".join(file.relative_to(within).with_suffix("").parts): file.read_text(encoding="utf-8")
        for file in files
    }


def beside(*names: str) -> dict[str, str]:
    """Our own stand-ins."""
    return {name: (BESIDE / f"{name}.py").read_text(encoding="utf-8") for name in names}


def bundle(program: str, modules: Mapping[str, str]) -> str:
    """The program, with its modules in front."""
    text = zlib.compress(json.dumps(dict(sorted(modules.items()))).encode(), 9)
    packed = base64.b85encode(text).decode("ascii")
    future, rest = _split(program)
    return f"{future}{_IMPORTER.format(packed=packed)}{rest}"


def _split(program: str) -> tuple[str, str]:
    """What must stand first, and what follows."""
    lines = program.splitlines(keepends=True)
    last = 0
    for node in ast.parse(program).body:
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            last = node.end_lineno or 0
    return "".join(lines[:last]), "".join(lines[last:])


class _Telling(ast.NodeTransformer):
    """Assertions that print what they saw."""

    def visit_Assert(self, node: ast.Assert) -> ast.stmt:
        """Through `seen`, which gives the value back."""
        test = node.test
        if isinstance(test, ast.Compare) and len(test.ops) == 1:
            sign = ast.unparse(ast.Compare(ast.Name("a"), test.ops, [ast.Name("b")]))[2:-2]
            told = _call("compared", test.left, ast.Constant(sign), test.comparators[0])
        else:
            told = _call("seen", test)
        return ast.Assert(told, node.msg)


def _call(name: str, *args: ast.expr) -> ast.expr:
    return ast.Call(ast.Attribute(ast.Name("_seen"), name), list(args), [])


def telling(text: str) -> str:
    """A module whose assertions print."""
    tree = _Telling().visit(ast.parse(text))
    put_first(tree, "import seen as _seen")
    return ast.unparse(ast.fix_missing_locations(tree))


def put_first(tree: ast.Module, line: str) -> None:
    """A line before all others, but for what must stand first."""
    first = 0
    for at, node in enumerate(tree.body):
        is_said = at == 0 and isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
        if is_said or (isinstance(node, ast.ImportFrom) and node.module == "__future__"):
            first = at + 1
    tree.body.insert(first, ast.parse(line).body[0])
