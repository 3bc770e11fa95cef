"""A line of code leads to the lesson of the call in it."""

from __future__ import annotations

import pytest

from bot.content import Library, find, load
from bot.content.fragments import called


@pytest.fixture(scope="module")
def course() -> Library:
    """The whole shipped course."""
    return load()


@pytest.mark.parametrize(
    ("code", "topic"),
    [
        ("sem.release()", "semaphores"),
        ("await self.my_lock.acquire()", "locks"),
        ("async with lock:", "locks"),
        ("while not q.empty():", "queues"),
        ("asyncio.get_running_loop().create_future()", "futures"),
        ("cm.reschedule(loop.time() + 5)", "timeouts"),
        ('print(queue.get_nowait()["event.set"])', "queues"),
    ],
)
def test_a_call_is_known_by_what_it_is_called_on(course: Library, code: str, topic: str) -> None:
    """Names that everybody gives to such things tell the class; what is inside brackets waits."""
    assert called(course, code) == topic


@pytest.mark.parametrize(
    "text",
    [
        "session.get(url)",  # no thing of ours has that name
        "loop.call_soon_threadsafe(queue.put_nowait, item)",  # two lessons name it
        "why does q.join() never come back when all is done",  # a question
        "print('hello')",
        "x.y " * 200,
    ],
)
def test_what_no_one_lesson_explains_is_left_to_the_words(course: Library, text: str) -> None:
    """A guess would hide the better answer."""
    assert called(course, text) is None


def test_a_forgotten_error_speaks_of_the_task_unless_it_is_special(course: Library) -> None:
    """A lost connection may happen to anybody; a wrong await is what there is to learn."""
    head = "Task exception was never retrieved\nfuture: <Task finished exception=...>\n"
    common = find(course, head + "ConnectionResetError: [Errno 104] Connection reset by peer")
    special = find(course, head + "TypeError: object NoneType can't be used in 'await' expression")

    assert (common.topic, common.nearest[0]) == ("task-errors", "streams")
    assert (special.topic, special.nearest[0]) == ("awaitables", "task-errors")


def test_a_question_that_names_an_exception_pastes_none(course: Library) -> None:
    """It is answered by its words."""
    found = find(course, "when I press Ctrl-C I see CancelledError, how do I end the program well?")

    assert found.how in ("words", "which")
