"""The names a snippet may use, define, read and change: data for compile time and run time.

No code that acts on them lives here: `policy` rewrites a snippet, `guards` answers when it runs.
"""

# ruff: noqa: SIM905 - these are lists of words, and read as such

from __future__ import annotations

import asyncio

SNIPPET = "snippet.py"  # the file that a learner sees
# A guard's name contains `$`: the tokenizer cannot make one, so nothing in a snippet can shadow it.
OK, PRIVATE, DUNDER, SENSITIVE_LOAD = "$ok", "$private", "$dunder", "$sensitive"
WRITE, AUGMENT = "$write", "$augment"
MATCH_CLASS, MATCH_VALUE, MATCHED, BOX = "$match_class", "$match_value", "$matched", "$box"
CAUGHT = "$caught"  # guards nothing: it tells the tracer

# A frame, code object or suspended coroutine leads to every other module.
FRAME_ATTRIBUTES = frozenset(
    "tb_frame tb_next f_back f_builtins f_code f_generator f_globals f_locals f_trace co_code "
    "co_consts gi_frame gi_code gi_yieldfrom cr_await cr_frame cr_code cr_origin ag_await ag_frame "
    "ag_code".split()
)

_OPERATORS = "add sub mul matmul truediv floordiv mod divmod pow lshift rshift and xor or".split()
_METHODS = (
    "init new post_init repr str bytes format bool hash eq ne lt le gt ge len length_hint getitem "
    "setitem delitem missing contains iter next reversed call enter exit aenter aexit aiter anext "
    "await getattr setattr delattr del get set delete set_name init_subclass class_getitem int "
    "float complex index round trunc floor ceil neg pos abs invert dir copy deepcopy"
).split()
# Special methods that a class body may define; `__subclasshook__` would be shown metaclasses.
DEFINABLE = frozenset(f"__{name}__" for name in _METHODS) | frozenset(
    f"__{prefix}{name}__" for name in _OPERATORS for prefix in ("", "r", "i")
)
# Special names that a class body may assign.
CLASS_VARIABLES = frozenset(
    ["__slots__", "__match_args__", "__doc__", "__hash__", "__author__", "__version__", "__test__"]
)
# Special attributes that may be read; the guard decides on which object.
READABLE = (DEFINABLE - {"__del__", "__deepcopy__", "__copy__"}) | frozenset(
    "__class__ __name__ __qualname__ __doc__ __module__ __dict__ __annotations__ __cause__ "
    "__context__ __suppress_context__ __notes__ __wrapped__ __slots__ __match_args__ __members__ "
    "__version__ __isabstractmethod__ __type_params__ __value__ __func__ __self__ "
    "__origin__ __args__ __parameters__ __bound__ __constraints__ __metadata__ __total__ "
    "__required_keys__ __optional_keys__".split()
)
WRITABLE = frozenset(
    "__name__ __qualname__ __doc__ __cause__ __context__ __suppress_context__ __wrapped__ "
    "__notes__".split()
)
TEXTS = frozenset({"__name__", "__qualname__", "__doc__"})
# Special names that a snippet may use as plain variables.
MODULE_NAMES = frozenset(
    "__name__ __file__ __doc__ __debug__ __all__ __version__ __author__".split()
)

LOOP_OPEN = frozenset(
    "call_soon call_soon_threadsafe call_later call_at time create_future create_task "
    "get_task_factory set_task_factory run_until_complete run_forever stop is_running is_closed "
    "close shutdown_asyncgens shutdown_default_executor get_debug set_debug "
    "slow_callback_duration get_exception_handler set_exception_handler "
    "default_exception_handler call_exception_handler run_in_executor "
    "set_default_executor".split()
)
# Private state that explains how asyncio works and leads nowhere: to look at.
LOOKS: dict[type, frozenset[str]] = {
    asyncio.Future: frozenset({"_loop", "_cancel_message", "_log_traceback"}),
    asyncio.Task: frozenset({"_must_cancel", "_fut_waiter", "_log_destroy_pending"}),
    asyncio.Lock: frozenset({"_waiters"}),
    asyncio.Event: frozenset({"_waiters"}),
    asyncio.Condition: frozenset({"_waiters", "_lock"}),
    asyncio.Semaphore: frozenset({"_waiters", "_value"}),
    asyncio.Barrier: frozenset({"_count"}),
    asyncio.Queue: frozenset({"_getters", "_putters"}),
    asyncio.TaskGroup: frozenset({"_tasks"}),
}
# ... and to change: a text, and two switches of what is logged.
CHANGES = frozenset({"_cancel_message", "_log_traceback", "_log_destroy_pending"})
# Everything else on a loop: sockets, signals, processes, file descriptors.
LOOP_CLOSED = frozenset(
    name
    for name in dir(asyncio.SelectorEventLoop)
    if not name.startswith("_") and name not in LOOP_OPEN
)
# Public names that need a slow look at the object first; every other public load stays native.
SENSITIVE = (
    FRAME_ATTRIBUTES
    | LOOP_CLOSED
    | {"format", "format_map", "get_stack", "print_stack", "obj", "mro", "with_traceback"}
)


def is_dunder(name: str) -> bool:
    """Whether a name is special to Python: `__like_this__`."""
    return len(name) > 4 and name.startswith("__") and name.endswith("__")


def is_private(name: str) -> bool:
    """Whether a name is private by convention: `_like_this` or `__like_this`."""
    return name.startswith("_") and not is_dunder(name)
