"""Stand-ins for modules whose real ones hold streams, frames or other modules.

logging, sys, traceback, warnings and threads print and behave as usual, on captured output.
"""

# ruff: noqa: SIM905, N802 - lists of words read as such; loggers have camelCase names

from __future__ import annotations

import collections
import functools
import linecache
import logging
import os
import sys
import threading
import traceback
import types
import warnings
from pathlib import Path
from types import TracebackType
from typing import Any, NoReturn

from sandbox import swaps
from sandbox.refused import SandboxError

LEVELS = {
    name: getattr(logging, name)
    for name in "DEBUG INFO WARNING ERROR CRITICAL NOTSET WARN FATAL".split()
}
MOST_THREADS = 40
_HERE = str(Path(__file__).parent)
_LIBRARY = str(Path(os.__file__).parent) + os.sep
_read_source = linecache.updatecache
_suggest = getattr(traceback, "_compute_suggestion_error", None)


class Stream:
    """`sys.stdout` or `sys.stderr`: takes text, gives nothing away."""

    __slots__ = ("_name",)

    def __init__(self, name: str) -> None:
        self._name = name

    def write(self, text: str) -> int:
        """Print text without a line end."""
        written: int = getattr(sys, self._name).write(text)
        return written

    def writelines(self, lines: Any) -> None:
        """Print several texts."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Pass on what is held back."""
        getattr(sys, self._name).flush()

    def isatty(self) -> bool:
        """Never: output is captured."""
        return False

    @property
    def encoding(self) -> str:
        """The encoding of captured output."""
        return "utf-8"


OUT, ERR = Stream("stdout"), Stream("stderr")


# --- logging


class Logger:
    """A logger that writes where the real one does and keeps its handlers to itself."""

    _depth = 2  # frames between the snippet and the real logger, for %(lineno)d

    def __init__(self, name: str = "root") -> None:
        self.name = str(name)

    @property
    def level(self) -> int:
        """The level set on this logger."""
        return _real(self).level

    def setLevel(self, level: int | str) -> None:
        """Set the least level that is shown."""
        _real(self).setLevel(level)

    def getEffectiveLevel(self) -> int:
        """The least level that is shown."""
        return _real(self).getEffectiveLevel()

    def isEnabledFor(self, level: int) -> bool:
        """Whether a level is shown."""
        return _real(self).isEnabledFor(level)

    def getChild(self, suffix: str) -> Logger:
        """The logger below this one."""
        return get_logger(suffix if self.name == "root" else f"{self.name}.{suffix}")

    def _emit(self, level: int, msg: object, args: tuple[object, ...], options: Any) -> None:
        given = options.get("exc_info")
        failure = given if isinstance(given, BaseException) else bool(given)
        depth = self._depth + int(options.get("stacklevel", 1))
        _real(self).log(
            level, msg, *args, exc_info=failure, extra=options.get("extra"), stacklevel=depth
        )

    def log(self, level: int, msg: object, *args: object, **options: Any) -> None:
        """Log at any level."""
        self._emit(level, msg, args, options)

    def debug(self, msg: object, *args: object, **options: Any) -> None:
        """Log at DEBUG."""
        self._emit(logging.DEBUG, msg, args, options)

    def info(self, msg: object, *args: object, **options: Any) -> None:
        """Log at INFO."""
        self._emit(logging.INFO, msg, args, options)

    def warning(self, msg: object, *args: object, **options: Any) -> None:
        """Log at WARNING."""
        self._emit(logging.WARNING, msg, args, options)

    def error(self, msg: object, *args: object, **options: Any) -> None:
        """Log at ERROR."""
        self._emit(logging.ERROR, msg, args, options)

    def critical(self, msg: object, *args: object, **options: Any) -> None:
        """Log at CRITICAL."""
        self._emit(logging.CRITICAL, msg, args, options)

    def exception(self, msg: object, *args: object, **options: Any) -> None:
        """Log at ERROR with the exception that is being handled."""
        self._emit(logging.ERROR, msg, args, {"exc_info": True, **options})

    def __repr__(self) -> str:
        return f"<Logger {self.name} ({logging.getLevelName(self.getEffectiveLevel())})>"


class _RootLogger(Logger):
    """Behind `logging.info` and its kin: configures output at first use, as the library does."""

    _depth = 3

    def _emit(self, level: int, msg: object, args: tuple[object, ...], options: Any) -> None:
        if not logging.root.handlers:
            logging.basicConfig()
        super()._emit(level, msg, args, options)


def _real(logger: Logger) -> logging.Logger:
    """Python's logger; no attribute, which a subclass would get at."""
    name = str.__str__(logger.name)
    return logging.getLogger(None if name == "root" else name)


_loggers: dict[str, Logger] = {}


def get_logger(name: str | None = None) -> Logger:
    """`logging.getLogger`."""
    name = str(name or "root")
    return _loggers.setdefault(name, Logger(name))


def basic_config(
    *,
    level: int | str | None = None,
    format: str | None = None,  # noqa: A002  # the library's own name
    datefmt: str | None = None,
    stream: object = None,
    force: bool = False,
    style: str = "%",
    **others: object,
) -> None:
    """`logging.basicConfig`; `{` and `$` styles walk attributes by themselves and are closed."""
    if others:
        name = next(iter(others))
        raise SandboxError(f"logging.basicConfig({name}=) is not available here", "leave it out")
    if style != "%":
        raise SandboxError("only logging's `%` style is available here", "use %(message)s")
    options: dict[str, Any] = {"format": format, "datefmt": datefmt, "level": level}
    given: dict[str, Any] = {
        name: str.__str__(value) if isinstance(value, str) else value  # a subclass sees the record
        for name, value in options.items()
        if value is not None
    }
    if isinstance(stream, Stream):
        given["stream"] = sys.stdout if stream is OUT else sys.stderr
    logging.basicConfig(force=force, **given)


_root = _RootLogger()
LOGGING: dict[str, object] = {
    **LEVELS,
    "getLogger": get_logger,
    "basicConfig": basic_config,
    "Logger": Logger,
    "getLevelName": logging.getLevelName,
    **{
        name: getattr(_root, name)
        for name in "debug info warning error critical exception log".split()
    },
}


# --- tracebacks, without our own frames


def strip(shown: traceback.TracebackException | None) -> None:
    """Drop the guards' own frames from a traceback that will be printed."""
    if shown is None:
        return
    kept = [frame for frame in shown.stack if not frame.filename.startswith(_HERE)]
    shown.stack[:] = kept
    strip(shown.__cause__)
    strip(shown.__context__)
    for inner in getattr(shown, "exceptions", None) or ():
        strip(inner)


def format_exception(error: object, value: object = None, *_: object, **options: Any) -> Any:
    """`traceback.format_exception`."""
    raised = value if isinstance(value, BaseException) else error
    if not isinstance(raised, BaseException):
        return ["NoneType: None\n"]
    shown = traceback.TracebackException.from_exception(raised)
    strip(shown)
    return list(shown.format(chain=bool(options.get("chain", True))))


def print_exception(error: object, value: object = None, *_: object, **options: Any) -> None:
    """`traceback.print_exception`."""
    out = options.pop("file", None)
    print("".join(format_exception(error, value, **options)), end="", file=out or sys.stderr)


def format_exc(_limit: object = None, chain: bool = True) -> str:  # noqa: FBT001, FBT002  # the library's own shape
    """`traceback.format_exc`."""
    return "".join(format_exception(sys.exception(), chain=chain))


def print_exc(_limit: object = None, file: Any = None, chain: bool = True) -> None:  # noqa: FBT001, FBT002  # the library's own shape
    """`traceback.print_exc`."""
    print_exception(sys.exception(), file=file, chain=chain)


def format_exception_only(error: object, value: object = None) -> list[str]:
    """`traceback.format_exception_only`."""
    raised = value if isinstance(value, BaseException) else error
    if not isinstance(raised, BaseException):
        return ["NoneType: None\n"]
    return traceback.format_exception_only(raised)


TRACEBACK: dict[str, object] = {
    "print_exc": print_exc,
    "format_exc": format_exc,
    "print_exception": print_exception,
    "format_exception": format_exception,
    "format_exception_only": format_exception_only,
}


def seal_sources() -> None:
    """Let tracebacks quote the snippet and Python's own library, whatever file they name."""

    def update(filename: str, module_globals: dict[str, Any] | None = None) -> list[str]:
        is_library = os.path.normpath(str.__str__(filename)).startswith(_LIBRARY)
        return _read_source(filename, module_globals) if is_library else []

    swaps.replace(linecache, "updatecache", update)


def seal_tracebacks() -> None:
    """Stop `traceback` from importing the module that a forged ImportError names (3.12 and up)."""
    if _suggest is None:
        return

    def only_attributes(error: BaseException, *others: Any) -> Any:
        return None if isinstance(error, ImportError) else _suggest(error, *others)

    swaps.replace(traceback, "_compute_suggestion_error", only_attributes)


# --- sys, warnings, threads


def leave(code: object = None) -> NoReturn:
    """`sys.exit`."""
    raise SystemExit(code)


def exc_info() -> tuple[type | None, BaseException | None, TracebackType | None]:
    """`sys.exc_info`, without the traceback."""
    error = sys.exception()
    return (type(error), error, None) if error is not None else (None, None, None)


Implementation = collections.namedtuple("Implementation", "name version")
SYS: dict[str, object] = {
    "stdout": OUT,
    "stderr": ERR,
    "argv": ["snippet.py"],
    "exit": leave,
    "exc_info": exc_info,
    "exception": lambda: sys.exception(),
    "implementation": Implementation(sys.implementation.name, sys.version_info),
}


class CatchWarnings(warnings.catch_warnings):
    """`warnings.catch_warnings`, without its `module=`: it would be written to."""

    def __init__(
        self,
        *,
        record: bool = False,
        action: Any = None,
        category: type[Warning] = Warning,
        lineno: int = 0,
        append: bool = False,
    ) -> None:
        super().__init__(
            record=record, action=action, category=category, lineno=lineno, append=append
        )


CatchWarnings.__name__ = CatchWarnings.__qualname__ = "catch_warnings"
CatchWarnings.__module__ = "warnings"


class Thread(threading.Thread):
    """A thread, while there are not too many."""

    def start(self) -> None:
        """Start it."""
        if threading.active_count() > MOST_THREADS:
            raise SandboxError(
                f"more than {MOST_THREADS} threads at once are not available here",
                "use tasks: they cost little",
            )
        super().start()


Thread.__module__ = "threading"


def _format_logged(_: logging.Formatter, info: Any) -> str:
    """`logging.Formatter.formatException`."""
    return "".join(format_exception(info[1])).rstrip("\n")


def seal_logging() -> None:
    """Leave the guards' frames out of what is logged of an exception."""
    swaps.replace(logging.Formatter, "formatException", _format_logged)


def seal_threads() -> None:
    """Give threads the streams that snippets have: each keeps one, and a subclass sees it set."""
    swaps.replace(threading, "_sys", _shown_sys())


@functools.cache
def _shown_sys() -> types.SimpleNamespace:
    return types.SimpleNamespace(**{**vars(sys), "stdout": OUT, "stderr": ERR})


STAND_INS: dict[str, dict[str, object]] = {
    "logging": LOGGING,
    "traceback": TRACEBACK,
    "sys": SYS,
    "warnings": {"catch_warnings": CatchWarnings},
    "threading": {"Thread": Thread},
}
