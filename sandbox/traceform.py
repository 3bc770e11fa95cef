"""The form of a trace, and its check: what a child tells of its own run may be forged.

Whatever does not have the form is left out; nothing here refuses a whole run for its trace.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from sandbox.job import Event

MOST_TASKS = 2_000
MOST_EVENTS = 5_000
TEXT_CHARS = 200
_MOST_IDS = 50
_LAST_LINE = 2**31
_LONGEST_S = 1e12
_MICRO = 1_000_000
_LONGEST_US = int(_LONGEST_S) * _MICRO
_STATES = frozenset({"done", "failed", "cancelled", "pending"})
_THENS = frozenset({"await", "ready", "done", "failed", "cancelled"})
_WRONG = object()
_Check = Callable[[Any], Any]


def _number(raw: Any) -> Any:
    """A count, a line or an id."""
    return raw if type(raw) is int and 0 <= raw <= _LAST_LINE else _WRONG


def _maybe_number(raw: Any) -> Any:
    return raw if raw is None or (type(raw) is int and 0 <= raw <= _LAST_LINE) else _WRONG


def _seconds(raw: Any) -> Any:
    is_number = type(raw) is float or type(raw) is int
    return float(raw) if is_number and -_LONGEST_S <= raw <= _LONGEST_S else _WRONG  # no NaN


def _maybe_seconds(raw: Any) -> Any:
    return None if raw is None else _seconds(raw)


def _text(raw: Any) -> Any:
    if type(raw) is not str:
        return _WRONG
    if len(raw) <= TEXT_CHARS and raw.isascii():
        return raw
    return raw[:TEXT_CHARS].encode("utf-8", "backslashreplace").decode("utf-8")[:TEXT_CHARS]


def _maybe_text(raw: Any) -> Any:
    return None if raw is None else _text(raw)


def _text_or_empty(raw: Any) -> Any:
    return "" if raw is None else _text(raw)


def _flag(raw: Any) -> Any:
    return raw if type(raw) is bool else _WRONG


def _maybe_flag(raw: Any) -> Any:
    return raw if raw is None or type(raw) is bool else _WRONG


def _ids(raw: Any) -> Any:
    if not raw and (raw is None or type(raw) is list):
        return []
    if type(raw) is not list:
        return _WRONG
    return [each for each in raw[:_MOST_IDS] if _number(each) is not _WRONG]


def _one_of(words: frozenset[str]) -> _Check:
    return lambda raw: raw if type(raw) is str and raw in words else _WRONG


def _shape(fields: Mapping[str, _Check]) -> _Check:
    items = tuple(fields.items())

    def check(raw: Any) -> Any:
        if type(raw) is not dict:
            return _WRONG
        made = {}
        for name, each in items:
            made[name] = value = each(raw.get(name))
            if value is _WRONG:
                return _WRONG
        return made

    return check


def _list_of(check: _Check) -> _Check:
    def each_of(raw: Any) -> Any:
        if type(raw) is not list:
            return _WRONG
        checked = [check(each) for each in raw[:_MOST_IDS]]
        return [each for each in checked if each is not _WRONG]

    return each_of


_id = _line = _maybe_number
_task = _shape(
    {
        "id": _number,
        "name": _text,
        "coro": _text,
        "parent": _id,
        "line": _line,
        "created": _seconds,
        "ended": _maybe_seconds,
        "state": _one_of(_STATES),
        "error": _maybe_text,
        "error_line": _line,
        "cancelled_by": _id,
        "cancel_line": _line,
        "is_internal": _flag,
        "dropped": _flag,
    }
)
_why = _shape(
    {
        "kind": _text,
        "name": _maybe_text,
        "delay": _maybe_seconds,
        "tasks": _ids,
        "owner": _id,
        "owner_line": _line,
    }
)


def _maybe_why(raw: Any) -> Any:
    return None if raw is None else _why(raw)


_span: dict[str, _Check] = {"start": _seconds, "end": _seconds}
_wait: dict[str, _Check] = {
    "task": _number,
    "line": _line,
    "kind": _text,
    "name": _maybe_text,
    "owner": _id,
    "owner_line": _line,
}
_FORMS: dict[str, dict[str, _Check]] = {
    "step": {
        "task": _number,
        **_span,
        "ready": _seconds,
        "line": _line,
        "then": _one_of(_THENS),
        "why": _maybe_why,
        "woken_by": _id,
        "cpu": _seconds,
    },
    "idle": _span,
    "blocked": {
        "task": _id,
        **_span,
        "line": _line,
        "call": _text_or_empty,
    },
    "print": {"task": _id, "at": _seconds, "line": _line, "text": _text},
    "cancel": {
        "task": _number,
        "by": _id,
        "line": _line,
        "at": _seconds,
        "took_effect": _maybe_flag,
    },
    "never-awaited": {"coro": _text, "line": _line},
    "unretrieved": {"task": _id, "error": _text, "line": _line, "created_line": _line},
    "caught": {"task": _id, "error": _text, "line": _line},
    "dropped": {"task": _number, "line": _line},
    "swallowed-cancel": {"task": _number, "line": _line},
    "deadlock": {"waits": _list_of(_shape(_wait)), "circle": _ids},
    "cut": {"dropped": _number},
}
_STEP_VALUES = len(_FORMS["step"])
_EVENTS = {kind: _shape(fields) for kind, fields in _FORMS.items()}
# The fields that name a task, which may not be there.
_REFERENCES = {"step": ("woken_by",), "cancel": ("by",)}


def read_tasks(raw: Any) -> tuple[Mapping[str, Any], ...]:
    """The tasks of a trace that have the form; each id once."""
    found: dict[int, dict[str, Any]] = {}
    for each in raw[:MOST_TASKS] if type(raw) is list else ():
        task = _task(each)
        if task is not _WRONG:
            found.setdefault(task["id"], task)
    return tuple(_known(task, ("parent", "cancelled_by"), found) for task in found.values())


def read_events(raw: Any, tasks: tuple[Mapping[str, Any], ...]) -> tuple[Event, ...]:
    """The events of a trace that have the form and speak of known tasks."""
    ids = {task["id"]: task for task in tasks}
    found: list[Event] = []
    for each in raw[: MOST_EVENTS + 1] if type(raw) is list else ():
        event = _event(each, ids)
        if event is not None:
            found.append(event)
    return tuple(found)


def step_row(step: Mapping[str, Any]) -> list[Any]:
    """A step as a child sends it: values without names, moments in whole microseconds.

    Most of a trace is steps, and this is a third of the bytes and of the time.
    """
    start, end, ready, cpu = (
        round(step[name] * _MICRO) for name in ("start", "end", "ready", "cpu")
    )
    told = step["line"], step["then"], step.get("why"), step["woken_by"]
    return [step["task"], start, end, ready, *told, cpu]


def _step(raw: list[Any]) -> Any:
    """A row as the step that it tells of."""
    if len(raw) != _STEP_VALUES:
        return _WRONG
    task, *moments, line, then, why, woken_by, cpu = raw
    for moment in (*moments, cpu):
        if type(moment) is not int or not -_LONGEST_US <= moment <= _LONGEST_US:
            return _WRONG
    if type(then) is not str or then not in _THENS:
        return _WRONG
    start, end, ready = moments
    checked = _number(task), _line(line), _id(woken_by), _maybe_why(why)
    if any(each is _WRONG for each in checked):
        return _WRONG
    span = {"start": start / _MICRO, "end": end / _MICRO, "ready": ready / _MICRO}
    told = {"line": line, "then": then, "why": checked[-1], "woken_by": woken_by}
    return {"task": task, **span, **told, "cpu": cpu / _MICRO}


def _named(raw: Any) -> tuple[str, Any]:
    """An event by its kind, and what it tells."""
    if type(raw) is list:
        return "step", _step(raw)
    kind = raw.get("kind") if type(raw) is dict else None
    check = _EVENTS.get(kind) if type(kind) is str else None
    return ("", _WRONG) if check is None or kind is None else (kind, check(raw))


def _event(raw: Any, ids: Mapping[int, object]) -> Event | None:
    kind, data = _named(raw)
    if data is _WRONG:
        return None
    if "task" in data and data["task"] is not None and data["task"] not in ids:
        return None
    data = _known(data, _REFERENCES.get(kind, ()), ids)
    if data.get("why"):
        why = data["why"] = _known(data["why"], ("owner",), ids)
        why["tasks"] = [each for each in why["tasks"] if each in ids]
    if kind == "deadlock":
        waits = [each for each in data["waits"] if each["task"] in ids]
        data["waits"] = [_known(each, ("owner",), ids) for each in waits]
        data["circle"] = [each for each in data["circle"] if each in ids]
    if "start" in data:
        data["end"] = max(data["start"], data["end"])
    return Event(kind, data)


def _known(data: Any, names: tuple[str, ...], ids: Mapping[int, object]) -> Any:
    """A record whose references lead to a task or are None."""
    for name in names:
        if data[name] not in ids:
            data[name] = None
    return data
