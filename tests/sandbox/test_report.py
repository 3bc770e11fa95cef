"""Tests of sandbox/report.py through runs: what a learner is shown has no frame of ours."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox.job import Job, Verdict
from tests.sandbox.boxes import Box, open_box

REFUSAL = 'getattr(self, "__globals__")'
SHOWN: dict[str, str] = {
    "a destructor": f"class A:\n    def __del__(self): {REFUSAL}\na = A()\ndel a",
    "a callback of a weak reference": (
        "import weakref\nclass A: pass\n"
        f"def call(self): {REFUSAL}\na = A()\nref = weakref.ref(a, call)\ndel a"
    ),
    "a log": f"import logging\nself = 1\ntry: {REFUSAL}\nexcept Exception: logging.exception('m')",
    "a printed traceback": (
        f"import traceback\nself = 1\ntry: {REFUSAL}\nexcept Exception: traceback.print_exc()"
    ),
    "the end": f"self = 1\n{REFUSAL}",
}


@pytest.fixture(scope="module")
def box() -> Iterator[Box]:
    with open_box() as box:
        yield box


@pytest.mark.parametrize("name", SHOWN)
def test_guards_are_not_shown(box: Box, name: str) -> None:
    """Wherever a refusal is printed, it is told in the snippet's own lines."""
    outcome = box.run(Job(SHOWN[name]))
    told = outcome.stderr + (outcome.error.traceback if outcome.error else "")
    told += "".join(f"{each.line}: {each.message}" for each in outcome.refusals)

    assert "`.__globals__` is not available here" in told
    assert "/" not in told.replace("\\n", "")


def test_generated_code_quotes_nothing(box: Box) -> None:
    """A dataclass's own methods have no source, and ours is not shown for it."""
    source = (
        "import dataclasses\nclass Bad:\n    def __repr__(self): raise ValueError('boom')\n"
        "@dataclasses.dataclass\nclass P:\n    a: object\nprint(P(Bad()))"
    )
    outcome = box.run(Job(source))

    assert outcome.error is not None
    assert 'File "<string>"' in outcome.error.traceback
    assert "sys.argv" not in outcome.error.traceback


@pytest.mark.parametrize(
    ("source", "verdict"),
    [
        ("fault.message = object(); raise", Verdict.REFUSED),
        ("fault.hint = ['x']; raise", Verdict.REFUSED),
        ("raise type(fault)('forged', 5)", Verdict.REFUSED),
        ("Own.__name__ = Lie('Own'); raise Own('x')", Verdict.ERROR),
        ("raise Own(Lie('boom'))", Verdict.ERROR),
    ],
)
def test_what_lies_is_told_as_text(box: Box, source: str, verdict: Verdict) -> None:
    """A name or a message that is no plain text does not cost the learner the report."""
    lies = (
        "class Lie(str):\n    def __str__(self): return self\n"
        "    def __getitem__(self, at): return 4\n"
        "class Own(Exception):\n    def __str__(self): return self.args[0]\n"
    )
    outcome = box.run(
        Job(f"{lies}try: getattr(1, '__globals__')\nexcept Exception as fault:\n    {source}\n")
    )

    assert outcome.verdict is verdict, outcome
