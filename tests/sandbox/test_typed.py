"""What was typed beforehand: `input()` and `sys.stdin`, under either layer alone."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from sandbox import Job, JobError, Verdict
from sandbox.door import check_job, job_from_dict, job_to_dict
from tests.sandbox.boxes import Box, open_box

BOTH = frozenset({"kernel", "policy"})
READS = {
    "input() reads line by line": (
        "name = input('Name? ')\nprint(f'Hello {name}')\nprint(input())",
        "Ada\n42\n",
        "Name? Hello Ada\n42\n",
    ),
    "sys.stdin gives lines": (
        "import sys\nprint(sys.stdin.readline().strip())\nprint([x.strip() for x in sys.stdin])",
        "one\ntwo\nthree",
        "one\n['two', 'three']\n",
    ),
    "sys.stdin gives all": (
        "from sys import stdin\nprint(sum(map(int, stdin.read().split())))",
        "1 2\n3",
        "6\n",
    ),
    "both share one text": (
        "import sys\nprint(input(), sys.stdin.readlines(), sys.stdin.isatty())",
        "a\nb\n",
        "a ['b\\n'] False\n",
    ),
    "a thread may read": (
        "import asyncio\nasync def ask():\n    print(await asyncio.to_thread(input))\nawait ask()",
        "tea",
        "tea\n",
    ),
}


@pytest.fixture(scope="module")
def box() -> Iterator[Box]:
    with open_box() as box:
        yield box


@pytest.mark.parametrize("layers", [BOTH, frozenset({"kernel"})], ids=["both", "kernel"])
@pytest.mark.parametrize("name", READS)
def test_what_was_typed_is_read(box: Box, name: str, layers: frozenset[str]) -> None:
    """As Python does it with a pipe: prompts are printed, answers are not echoed."""
    source, stdin, printed = READS[name]
    outcome = box.run(Job(source, stdin=stdin, layers=layers))

    assert (outcome.verdict, outcome.stdout) == (Verdict.OK, printed)


def test_end_of_what_was_typed_is_an_error(box: Box) -> None:
    """One question more than there are lines."""
    outcome = box.run(Job("input()\ninput()", stdin="only one"))

    assert outcome.error is not None
    assert (outcome.error.type, outcome.error.line) == ("EOFError", 2)


def test_without_anything_typed_questions_are_refused(box: Box) -> None:
    """A snippet that would wait for ever hears what to do instead."""
    outcome = box.run(Job("input()"))

    assert outcome.verdict is Verdict.REFUSED
    assert "along with the run" in outcome.refusals[0].hint


@pytest.mark.parametrize("name", ["_text", "__class__", "buffer", "fileno"])
def test_stdin_gives_text_and_nothing_else(box: Box, name: str) -> None:
    """Neither a descriptor nor what stands behind the text can be had."""
    source = f"import sys\nprint(getattr(sys.stdin, {name!r}).__name__)"
    outcome = box.run(Job(source, stdin="x"))

    assert outcome.verdict is not Verdict.OK or outcome.stdout == "Stdin\n"


def test_job_with_input_travels() -> None:
    """It goes to a service and into the child; a job without it looks as it always did."""
    job = Job("x", stdin="a\nb")

    assert job_from_dict(job_to_dict(job)) == job
    assert "stdin" not in job_to_dict(Job("x"))


@pytest.mark.parametrize("stdin", [7, "\ud800", "x" * 70_000], ids=["number", "half", "long"])
def test_input_that_is_no_text_is_refused(stdin: object) -> None:
    """Whoever offers the job hears of it before anything starts."""
    with pytest.raises(JobError, match="input"):
        check_job(Job("x", stdin=stdin))  # type: ignore[arg-type]  # that is the point
