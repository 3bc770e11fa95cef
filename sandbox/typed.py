"""What was typed for a run beforehand: `input()` and `sys.stdin` give it out line by line.

Without any both stay closed (`reasons`). How a snippet is compiled and run is the cell's.
"""

from __future__ import annotations

import io
import sys
from collections.abc import Callable, Iterator

from sandbox.facade import closed_names, names_of
from sandbox.guards import BUILTINS
from sandbox.modules import facades


class Stdin:
    """`sys.stdin`: gives text, and nothing else."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = io.StringIO(text)

    def read(self, size: int | None = -1) -> str:
        """So many characters, or all that is left."""
        return self._text.read(-1 if size is None else int(size))

    def readline(self, size: int = -1) -> str:
        """The next line with its end; empty at the end."""
        return self._text.readline(int(size))

    def readlines(self) -> list[str]:
        """All lines that are left."""
        return self._text.readlines()

    def __iter__(self) -> Iterator[str]:
        return iter(self.readline, "")

    def isatty(self) -> bool:
        """Never: nobody sits there."""
        return False

    @property
    def encoding(self) -> str:
        """As of captured output."""
        return "utf-8"


def asking(stdin: Stdin) -> Callable[..., str]:
    """The builtin `input` over these lines; what it reads is not echoed, as from a pipe."""

    def ask(prompt: object = "", /) -> str:
        sys.stdout.write(str(prompt))
        line = stdin.readline()
        if not line:
            raise EOFError("EOF when reading a line")
        return line.removesuffix("\n")

    ask.__name__ = ask.__qualname__ = "input"
    return ask


def offer(text: str, *, has_policy: bool) -> frozenset[str]:
    """Open `input()` and `sys.stdin` on the text for a run; the builtins that are open then."""
    if not has_policy:
        sys.stdin = io.StringIO(text)
        return frozenset()
    stdin = Stdin(text)
    BUILTINS["input"] = asking(stdin)
    facade = facades()["sys"]
    names_of(facade)["stdin"] = stdin
    closed_names(facade).pop("stdin", None)
    return frozenset({"input"})
