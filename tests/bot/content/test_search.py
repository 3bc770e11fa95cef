"""Tests of bot/content/search.py: from what is typed or pasted to a lesson."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content import Library, find, load, suggest
from tests.packs import SMALL

LESSONS = ("event-loop", "coroutines", "futures")


@pytest.mark.parametrize(
    ("text", "topic", "how"),
    [
        ("futures", "futures", "id"),
        ("FUTURES", "futures", "id"),
        ("event-loop", "event-loop", "id"),
        ("Event loop", "event-loop", "alias"),
        ("event_loop", "event-loop", "alias"),
        ("eventloop", "event-loop", "alias"),
        ("The event loop", "event-loop", "alias"),
        ("promise", "futures", "alias"),
        ("asyncio.Future", "futures", "alias"),
        ("`asyncio.Future()`", "futures", "alias"),
        ("create_future()", "futures", "alias"),
        ("asyncio.get_running_loop()", "event-loop", "alias"),
        ("types.CoroutineType", "coroutines", "alias"),
        ("what is a future?", "futures", "alias"),
        ("How do coroutines work?", "coroutines", "alias"),
        ("explain the event loop", "event-loop", "alias"),
        ("fututres", "futures", "typo"),
        ("couroutine", "coroutines", "typo"),
        ("evnet loop", "event-loop", "typo"),
        ("corotines", "coroutines", "typo"),
        ("fut", "futures", "alias"),
        ("corou", "coroutines", "alias"),
    ],
)
def test_name_leads_to_its_lesson(library: Library, text: str, topic: str, how: str) -> None:
    """Case, spaces, hyphens, `asyncio.`, brackets, question words and slips do not matter."""
    finding = find(library, text)

    assert (finding.topic, finding.how) == (topic, how)


@pytest.mark.parametrize(
    ("text", "topic", "page"),
    [
        ("Three endings", "futures", "endings"),
        ("futures#endings", "futures", "endings"),
        ("first in, first out", "event-loop", "fifo"),
    ],
)
def test_page_is_found_by_title_or_id(library: Library, text: str, topic: str, page: str) -> None:
    """A page may be asked for by itself."""
    finding = find(library, text)

    assert (finding.topic, finding.page) == (topic, page)


@pytest.mark.parametrize(
    "text",
    ["quantum physics", "pizza", "fixtures", "features", "clock", "x", "🙂", "/*", "print(1)"],
)
def test_nonsense_leads_nowhere_but_to_three_lessons(library: Library, text: str) -> None:
    """A guess is worse than an offer."""
    finding = find(library, text)

    assert finding.topic is None
    assert finding.how == "near"
    assert sorted(finding.nearest) == sorted(LESSONS)


@pytest.mark.parametrize(
    ("text", "planned", "first"),
    [
        ("queue", "queues", "coroutines"),
        ("TaskGroup", "task-groups", "coroutines"),
        ("asyncio.create_task(foo(1, 2))", "create-task", "coroutines"),
        ("asyncio.sleep(1)", "sleep", "coroutines"),
        ("semaphroe", "semaphores", "event-loop"),
        ("__await__", "custom-awaitables", "futures"),
        ("call_soon", "callbacks", "futures"),
    ],
)
def test_planned_topic_offers_the_lessons_it_needs(
    library: Library, text: str, planned: str, first: str
) -> None:
    """What is known but not written leads to the closest written lessons."""
    finding = find(library, text)

    assert (finding.topic, finding.how, finding.planned) == (None, "planned", planned)
    assert finding.nearest[0] == first


@pytest.mark.parametrize("text", ["", "  \n "])
def test_nothing_asked_is_nothing_found(library: Library, text: str) -> None:
    """The first lessons are offered."""
    finding = find(library, text)

    assert (finding.topic, finding.how, finding.nearest) == (None, "none", LESSONS)


# ---- errors


TRACEBACK = """\
Traceback (most recent call last):
  File "/home/ada/tea.py", line 12, in <module>
    asyncio.run(main())
  File "/home/ada/tea.py", line 8, in main
    print(task.result())
          ^^^^^^^^^^^^^
asyncio.exceptions.InvalidStateError: Result is not set.
"""
FOLLOWED = """\
Traceback (most recent call last):
  File "a.py", line 6, in <module>
    asyncio.create_task(greet())
RuntimeError: no running event loop
sys:1: RuntimeWarning: coroutine 'greet' was never awaited
"""
GROUP = """\
  + Exception Group Traceback (most recent call last):
  |   File "a.py", line 10, in <module>
  |     asyncio.run(main())
  | ExceptionGroup: unhandled errors in a TaskGroup (1 sub-exception)
  +-+---------------- 1 ----------------
    | Traceback (most recent call last):
    |   File "a.py", line 4, in work
    | ValueError: no milk
    +------------------------------------
"""
LOGGED = """\
Task exception was never retrieved
future: <Task finished name='Task-2' coro=<work() done> exception=ValueError('no milk')>
Traceback (most recent call last):
  File "a.py", line 4, in work
ValueError: no milk
"""


@pytest.mark.parametrize(
    ("text", "topic", "page"),
    [
        ("asyncio.exceptions.InvalidStateError: Result is not set.", "futures", "box"),
        (TRACEBACK, "futures", "box"),
        (FOLLOWED, "event-loop", "thread"),
        ("RuntimeError: cannot reuse already awaited coroutine", "coroutines", "once"),
        ("a.py:5: RuntimeWarning: coroutine 'f' was never awaited\n  f()", "coroutines", "call"),
        ("CancelledError", "futures", "endings"),
    ],
)
def test_pasted_error_leads_to_the_page_that_explains_it(
    library: Library, text: str, topic: str, page: str
) -> None:
    """The finding carries the pattern, with the cause in plain words."""
    finding = find(library, text)

    assert (finding.topic, finding.page, finding.how) == (topic, page, "error")
    assert finding.error is not None
    assert finding.error.cause


@pytest.mark.parametrize(
    ("text", "planned"),
    [(GROUP, "exception-groups"), (LOGGED, "task-errors"), ("TimeoutError", "timeouts")],
)
def test_error_without_a_lesson_still_says_its_cause(
    library: Library, text: str, planned: str
) -> None:
    """The topic is planned, but the pattern knows what went wrong."""
    finding = find(library, text)

    assert (finding.topic, finding.planned) == (None, planned)
    assert finding.error is not None


def test_last_traceback_counts(library: Library) -> None:
    """Of two exceptions the one that ended the program is meant."""
    chained = f"{TRACEBACK}\nDuring handling of the above exception, another exception occurred:\n"

    finding = find(library, f"{chained}\n{FOLLOWED}")

    assert finding.error is not None
    assert finding.error.pattern == "no running event loop"


@pytest.mark.parametrize(
    "text",
    [
        "x" * 10_000,
        "\x00\xff" * 5_000,
        "coroutine '" * 900,
        "Executing <\n" * 900,
        "TaskGroup " * 1_000,
        "a b " * 2_500,
        "(" * 10_000,
        "what is " * 1_200,
    ],
)
def test_long_or_binary_text_is_answered_at_once(library: Library, text: str) -> None:
    """A paste of ten thousand characters takes under 50 ms."""
    find(library, "futures")
    begin = time.perf_counter()

    finding = find(library, text)

    assert finding.topic in (*LESSONS, None)
    assert time.perf_counter() - begin < 0.05


@given(st.text(max_size=300))
def test_any_text_is_answered(text: str) -> None:
    """Whatever is typed, a lesson is found or three are offered."""
    finding = find(CONTENT, text)

    assert finding.topic in LESSONS or len(finding.nearest) == 3
    assert len(suggest(CONTENT, text)) <= 25


CONTENT = load((SMALL,))


# ---- suggestions


def test_nothing_typed_suggests_all_lessons_in_order(library: Library) -> None:
    """Autocomplete opens with the whole list, lessons only."""
    assert [topic for topic, _ in suggest(library, "")] == list(LESSONS)


@pytest.mark.parametrize(
    ("text", "first"),
    [("fu", "futures"), ("co", "coroutines"), ("loop", "event-loop"), ("prom", "futures")],
)
def test_half_typed_name_is_completed(library: Library, text: str, first: str) -> None:
    """Names that begin so come first."""
    assert suggest(library, text)[0][0] == first


def test_suggestions_carry_titles_and_keep_to_the_limit(library: Library) -> None:
    """Pairs of id and title, no more than asked for."""
    assert suggest(library, "", limit=1) == [("event-loop", "The event loop")]
    assert suggest(library, "zzzz") == []
