"""List the anchors that the course may link to, of Python's documentation: core/anchors.txt.

    tools/anchors.py /usr/share/doc/python3.11/html          # of the package python3.11-doc

`corobot content check` reads the list, so that it needs neither the documentation nor a network.
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Iterator
from pathlib import Path

LIST = Path(__file__).parent.parent / "bot" / "content" / "core" / "anchors.txt"
FOLDERS = ("faq", "howto", "library", "reference", "tutorial", "using", "whatsnew")
# Pages whose anchors are listed; of the others only the name is known.
PAGES = (
    "library/asyncio*", "library/collections.abc", "library/concurrent*", "library/contextlib",
    "library/contextvars", "library/exceptions", "library/functions", "library/functools",
    "library/gc", "library/heapq", "library/inspect", "library/itertools", "library/logging",
    "library/multiprocessing", "library/queue", "library/random", "library/sched",
    "library/selectors", "library/signal", "library/socket", "library/subprocess", "library/sys",
    "library/threading", "library/time", "library/traceback", "library/tracemalloc",
    "library/types", "library/typing", "library/unittest*", "library/warnings", "library/weakref",
    "glossary", "howto/logging*", "howto/functional", "reference/compound_stmts",
    "reference/datamodel", "reference/executionmodel", "reference/expressions",
    "reference/simple_stmts", "tutorial/classes", "tutorial/errors", "whatsnew/3.11",
)  # fmt: skip
# New after the documentation that is read.
NEWER = {
    "library/asyncio-eventloop.html": ("asyncio.EventLoop",),
    "library/asyncio-graph.html": ("asyncio.print_call_graph", "asyncio.capture_call_graph"),
    "library/asyncio-queue.html": ("asyncio.Queue.shutdown", "asyncio.QueueShutDown"),
    "library/asyncio-task.html": (
        *("asyncio.eager_task_factory", "asyncio.create_eager_task_factory"),
        *("asyncio.Task.get_context", "terminating-a-task-group"),
    ),
    "library/concurrent.futures.html": ("concurrent.futures.InterpreterPoolExecutor",),
    "howto/free-threading-python.html": (),
    "whatsnew/3.12.html": (),
    "whatsnew/3.13.html": (),
}
_ID = re.compile(r'\bid="([^"\s]+)"')
_PASSING = re.compile(
    r"(id|index-|grammar-token-)|(searchbox|documentation_options|menuToggler|sidebarbutton|te)[0-9]*\Z"
)  # made anew each time, or part of the frame
_HEAD = """\
# Pages of Python's documentation, each with its anchors below; one without is known by name only.
# Made by tools/anchors.py; what is newer than 3.11 is listed there by hand.
"""


def inventory(root: Path) -> dict[str, list[str]]:
    """Every page under a documentation's folder, with the anchors of those that matter."""
    found: dict[str, set[str]] = {path: set() for path in _pages(root)}
    for pattern in PAGES:
        for page in root.glob(f"{pattern}.html"):
            ids = set(_ID.findall(page.read_text(encoding="utf-8")))
            found[page.relative_to(root).as_posix()] = {i for i in ids if not _PASSING.match(i)}
    for path, anchors in NEWER.items():
        found.setdefault(path, set()).update(anchors)
    return {path: sorted(found[path]) for path in sorted(found)}


def _pages(root: Path) -> Iterator[str]:
    for folder in FOLDERS:
        yield from (page.relative_to(root).as_posix() for page in (root / folder).glob("*.html"))


def text_of(pages: dict[str, list[str]]) -> str:
    """The list as it is kept: a page, then a line with its anchors."""
    lines = [_HEAD]
    for path, anchors in pages.items():
        lines.append(f"{path}\n")
        if anchors:
            lines.append(f"  {' '.join(anchors)}\n")
    return "".join(lines)


def main() -> None:
    """Write the list."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("root", type=Path, help="where Python's documentation lies as HTML")
    LIST.write_text(text_of(inventory(parser.parse_args().root)), encoding="utf-8")


if __name__ == "__main__":
    main()
