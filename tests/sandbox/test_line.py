"""The line: first come, first served within a learner, and learners take turns."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from sandbox.line import Line


def test_learners_take_turns() -> None:
    """One learner's third job comes after another's first."""
    line: Line[str] = Line(12)
    for learner, item in [("a", "a1"), ("a", "a2"), ("a", "a3"), ("b", "b1")]:
        line.join(learner, item)

    assert [line.take() for _ in range(5)] == ["a1", "b1", "a2", "a3", None]


def test_full_line_takes_nobody() -> None:
    """The bound holds over all learners, and a place that is left is free again."""
    line: Line[int] = Line(1)

    assert line.join("a", 1)
    assert not line.join("b", 2)
    line.leave("a", 1)
    line.leave("a", 1)
    assert line.join("b", 2)


def test_nobody_fills_the_line_alone() -> None:
    """A learner has a quarter of it at most; runs of nobody's are not counted."""
    line: Line[int] = Line(8)
    joined = [line.join(who, number) for number, who in enumerate(["hog"] * 4 + [""] * 4)]

    assert joined == [True, True, False, False, True, True, True, True]
    assert line.join("other", 9)


@given(st.lists(st.sampled_from("abc"), max_size=20), st.integers(0, 20))
def test_order_told_is_the_order_taken(learners: list[str], taken: int) -> None:
    """The places that are announced are the ones that come true."""
    line: Line[int] = Line(400)
    for item, learner in enumerate(learners):
        line.join(learner, item)
    for _ in range(taken):
        line.take()

    assert list(line) == [line.take() for _ in range(len(line))]
