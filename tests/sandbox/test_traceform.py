"""Tests of sandbox/traceform.py: what has the form comes through, what is forged is left out."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.traceform import MOST_EVENTS, MOST_TASKS, read_events, read_tasks, step_row

TASK: dict[str, Any] = {
    "id": 0, "name": "T", "coro": "main", "parent": None, "line": 1, "created": 0, "ended": 2.0,
    "state": "done", "error": None, "error_line": None, "cancelled_by": None, "cancel_line": None,
    "is_internal": False, "dropped": False,
}  # fmt: skip
STEP: dict[str, Any] = {
    "kind": "step", "task": 0, "start": 1.0, "end": 2.0, "ready": 0.5, "line": 3, "then": "await",
    "why": {"kind": "sleep", "delay": 1.0}, "woken_by": None, "cpu": 0.1,
}  # fmt: skip
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
    max_leaves=20,
)


@pytest.mark.parametrize(
    "change",
    [
        {"task": 7},
        {"task": True},
        {"task": None},
        {"start": "now"},
        {"start": 1e300},
        {"end": None},
        {"line": -1},
        {"line": 10**30},
        {"then": "explode"},
        {"why": []},
        {"why": {"kind": None}},
        {"cpu": {}},
        {"kind": "party"},
        {"kind": []},
    ],
)
def test_a_forged_event_is_left_out(change: dict[str, Any]) -> None:
    """What does not have the form is not there; what has it stays."""
    events = read_events([STEP | change, STEP], read_tasks([TASK]))

    assert [event.kind for event in events] == ["step"]


def test_a_step_comes_through_as_a_row() -> None:
    """A child sends steps without names, in microseconds; they are read as steps all the same."""
    tasks = read_tasks([TASK])

    assert read_events([step_row(STEP)], tasks) == read_events([STEP], tasks)


@pytest.mark.parametrize("place", range(9))
@pytest.mark.parametrize("value", ["now", 10**30, True, {"a": 1}, [2], -1.5])
def test_a_forged_row_is_left_out(place: int, value: object) -> None:
    """No value of a row may have another form; a row too long or short is none."""
    row = step_row(STEP)
    forged = [*row[:place], value, *row[place + 1 :]]
    events = read_events([forged, row, row[1:], [*row, 0], []], read_tasks([TASK]))

    assert len(events) == 1


def test_forged_sizes_are_clipped() -> None:
    """Endless lists and texts end; references to nobody are dropped; no span runs backwards."""
    tasks = read_tasks([TASK | {"id": each, "name": "x" * 9999} for each in range(9999)])
    why = {"kind": "wait", "tasks": [1, 10**6, "x", *range(9999)], "owner": 10**6}
    (event,) = read_events([STEP | {"why": why, "end": -5.0, "woken_by": 10**6}], tasks)

    assert len(tasks) == MOST_TASKS
    assert max(len(task["name"]) for task in tasks) <= 400
    assert len(event.data["why"]["tasks"]) <= 50
    assert (event.data["why"]["owner"], event.data["woken_by"]) == (None, None)
    assert event.data["end"] == event.data["start"]
    assert len(read_events([STEP] * 99_999, tasks)) <= MOST_EVENTS + 1


@given(JSON, st.sampled_from(sorted(STEP)))
def test_no_forgery_crashes_the_reader(value: Any, name: str) -> None:
    """Any JSON in any place is read or left out, and comes back the same a second time."""
    tasks = read_tasks([TASK, value])
    row = [value if key == name else each for key, each in zip(STEP, [0] * 9, strict=False)]
    forged = [value, STEP | {name: value}, STEP | {"why": {name: value}}, row]
    events = read_events(forged, tasks)
    again = read_events(
        [{**event.data, "kind": event.kind} for event in events],
        read_tasks(json.loads(json.dumps([dict(task) for task in tasks]))),
    )

    assert again == events
