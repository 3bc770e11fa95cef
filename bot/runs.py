"""Room: runs. Runs a snippet in the sandbox and says what happened; again, edited, in other orders.

How it is confined is the sandbox's business; what other orders come to is told by `bot.orders`.
"""

from __future__ import annotations

import asyncio
import secrets
from collections.abc import AsyncIterator, Mapping, Sequence

from bot import codeform, orders
from bot.content import Lesson, Page, known_error
from bot.desk import Behind, Desk
from bot.diagnose import Diagnosis
from bot.errors import LearnerError
from bot.explanation import Explanation
from bot.phrase import bare
from bot.sight import Sight, seen
from bot.store import Run
from bot.talk import (
    Ask,
    Block,
    Choice,
    Code,
    Form,
    FormOffer,
    Mark,
    Note,
    Offer,
    Output,
    Param,
    Prose,
    Reply,
    Room,
    Style,
    Token,
    Verdict,
    pack,
)
from bot.timeline import seconds
from bot.wording import own_lines, sentences, storable, tamed
from sandbox import Job, Outcome, Queued, Refusal
from sandbox import Verdict as RunVerdict

SKIPPED = 0.1  # seconds; a run that waited less has nothing to tell of its clock
MOST_CHOICES = 5  # one row of buttons
HEADLINES = {
    RunVerdict.OK: (Mark.FINE, "Ran to the end"),
    RunVerdict.ERROR: (Mark.FAILED, "Stopped by an exception"),
    RunVerdict.REFUSED: (Mark.FAILED, "Not run: the sandbox does not allow this"),
    RunVerdict.TIMEOUT: (Mark.FAILED, "Stopped: out of time"),
    RunVerdict.DEADLOCK: (Mark.FAILED, "Stopped: nothing could ever go on"),
    RunVerdict.MEMORY: (Mark.FAILED, "Stopped: out of memory"),
    RunVerdict.OUTPUT: (Mark.FAILED, "Stopped: too much output"),
    RunVerdict.KILLED: (Mark.FAILED, "Stopped from outside"),
    RunVerdict.SANDBOX_FAILED: (Mark.FAILED, "The sandbox failed, not your code"),
}


# ---- what is said


def waiting(stage: object) -> Reply:
    """What a learner sees until the outcome is there."""
    if isinstance(stage, Behind):
        text = f"Waiting for your own runs: {stage.before} before this one"
        return Reply(blocks=(Verdict(Mark.BUSY, text),))
    if isinstance(stage, Queued):
        return Reply(
            blocks=(Verdict(Mark.BUSY, f"Waiting, number {stage.position} in line"),),
            details={"stage": "queued"},
        )
    return Reply(blocks=(Verdict(Mark.BUSY, "Running"),))


def _headline(outcome: Outcome, clock: str) -> Verdict:
    mark, headline = HEADLINES[outcome.verdict]
    if outcome.verdict is RunVerdict.ERROR and outcome.error:
        headline = f"Stopped by {outcome.error.type}"
    if outcome.verdict is not RunVerdict.REFUSED:
        headline += f" after {outcome.elapsed_ms:,.0f} ms"
        if clock == "real":
            headline += " on the real clock"
        elif _has_skipped(outcome):
            headline += f"; {seconds(outcome.virtual_s)} on its own clock, waits skipped"
    return Verdict(mark, headline)


def _has_skipped(outcome: Outcome) -> bool:
    return outcome.virtual_s >= SKIPPED + outcome.elapsed_ms / 1000


def outcome_blocks(outcome: Outcome, sight: Sight, *, clock: str = "virtual") -> tuple[Block, ...]:
    """An outcome as blocks: output, how it went, in one line and as a picture, what went wrong."""
    blocks: list[Block] = []
    if outcome.stdout:
        blocks.append(Output(outcome.stdout, is_truncated=outcome.truncated))
    blocks.append(_headline(outcome, clock))
    if not outcome.stdout and outcome.verdict is RunVerdict.OK:
        blocks.append(Note("It printed nothing."))
    if sight.figure:
        blocks += [Prose(sight.story), sight.figure]
    blocks += [_diagnosis(diagnosis) for diagnosis in sight.diagnoses]
    if sight.explanation:
        blocks.append(_explanation(sight.explanation))
    if outcome.reason and not any(each.code == "deadlock" for each in sight.diagnoses):
        blocks.append(Prose(tamed(outcome.reason)))
    blocks += _failure(outcome)
    blocks += [_refusal(refusal) for refusal in outcome.refusals]
    return tuple(blocks)


def _diagnosis(diagnosis: Diagnosis) -> Prose:
    where = f"**Line {diagnosis.line}:** " if diagnosis.line else ""
    return Prose(where + diagnosis.message)


def _explanation(explanation: Explanation) -> Note:
    where = f"**Line {explanation.line}:** " if explanation.line else ""
    return Note(where + explanation.message)


def _failure(outcome: Outcome) -> list[Block]:
    text = outcome.stderr
    if outcome.error and outcome.error.traceback and outcome.error.traceback not in text:
        text = f"{text}\n{outcome.error.traceback}".lstrip("\n")
    text = own_lines(text)
    return [Output(text, label="Errors")] if text.strip() else []


def _refusal(refusal: Refusal) -> Prose:
    where = f"**Line {refusal.line}:** " if refusal.line else ""
    return Prose(where + sentences(tamed(refusal.message), tamed(refusal.hint)))


def _choices(
    desk: Desk, run_id: str, outcome: Outcome, sight: Sight, clock: str
) -> tuple[Choice, ...]:
    """What makes sense after a run, one row of it."""
    choices = list(_repeated(run_id))
    if clock == "virtual" and _could_wait(outcome, desk.limits.wall_s):
        choices.append(Choice("On the real clock", pack("runs", "real", run_id)))
    if sight.tasks > 1 and outcome.verdict in orders.SURVEYED:
        choices.append(Choice("Could it print something else?", pack("runs", "orders", run_id)))
    return (*choices, *_explained(desk, outcome, sight))[:MOST_CHOICES]


def _could_wait(outcome: Outcome, wall_s: float) -> bool:
    """Whether a run skipped waits for which there would be time."""
    has_ended = outcome.verdict in (RunVerdict.OK, RunVerdict.ERROR)
    return has_ended and _has_skipped(outcome) and outcome.virtual_s < wall_s


def _repeated(run_id: str) -> tuple[Choice, ...]:
    return (
        Choice("Edit and run", pack("runs", "edit", run_id)),
        Choice("Run again", pack("runs", "again", run_id)),
    )


def _to_lessons(desk: Desk, topics: Sequence[str]) -> list[Choice]:
    """Ways to lessons, as far as there are such."""
    written = [topic for topic in topics if topic in desk.library.lessons]
    lessons = [desk.library.lessons[topic] for topic in dict.fromkeys(written)]
    return [
        Choice(
            f"Explain: {lesson.title}",
            pack("lessons", "page", lesson.id, lesson.pages[0].id),
            Style.PLAIN if place else Style.MAIN,
        )
        for place, lesson in enumerate(lessons)
    ]


def _explained(desk: Desk, outcome: Outcome, sight: Sight) -> list[Choice]:
    """Ways to the lessons behind the diagnoses, or else behind a message that is known."""
    topics = [diagnosis.topic for diagnosis in sight.diagnoses]
    if sight.explanation and sight.explanation.topic:
        topics.append(sight.explanation.topic)
    lessons = _to_lessons(desk, topics)
    if lessons:
        return lessons
    text = outcome.stderr
    if outcome.error:
        text = f"{text}\n{outcome.error.type}: {outcome.error.message}"
    if not text.strip():
        return []
    finding = known_error(desk.library, text)
    if finding is None or finding.topic is None:
        return []
    lesson = desk.library.lessons[finding.topic]
    page = (lesson.page(finding.page) if finding.page else None) or lesson.pages[0]
    return [Choice("Explain this", pack("lessons", "page", lesson.id, page.id), Style.MAIN)]


# ---- running


async def _run(
    desk: Desk, source: str, *, clock: str = "virtual", stdin: str = ""
) -> AsyncIterator[Reply]:
    if not source.strip():
        raise LearnerError(
            "There is no code to run.", hint="Write it after `/run`, or in a ```python block."
        )
    async for stage in desk.watch(Job(source, clock=clock, stdin=stdin or None)):
        if isinstance(stage, Outcome):
            yield await _done(desk, source, stage, clock, stdin)
        else:
            yield waiting(stage)


async def _done(desk: Desk, source: str, outcome: Outcome, clock: str, stdin: str) -> Reply:
    run_id = secrets.token_hex(8)
    await desk.lull.wait()
    sight = await seen(source, outcome)
    await desk.store.meet(desk.learner, desk.now)
    await desk.store.ran(
        Run(
            id=run_id,
            learner=desk.learner.id,
            source=storable(source),
            verdict=outcome.verdict.value,
            at=desk.now,
            stdin=storable(stdin),
        )
    )
    return Reply(
        blocks=outcome_blocks(outcome, sight, clock=clock),
        choices=_choices(desk, run_id, outcome, sight, clock),
        details={
            "verdict": outcome.verdict.value,
            "run": run_id,
            "diagnoses": [each.code for each in sight.diagnoses],
        },
    )


async def _kept(desk: Desk, token: Token) -> Run:
    run = await desk.store.run(token.ids[0]) if token.ids else None
    if run is None:
        raise LearnerError("That run is no longer kept.", hint="`/run` starts a new one.")
    if run.learner != desk.learner.id:
        raise LearnerError("That is somebody else's run.", hint="`/run` starts one of your own.")
    return run


# ---- handlers


async def run(desk: Desk, ask: Ask) -> AsyncIterator[Reply]:
    """Run the given code; without any, offer the form to write it in."""
    source = ask.args.get("code", "")
    if not source.strip():
        yield Reply(
            blocks=(
                Prose("Write or paste a snippet; top-level `await` works too. For example:"),
                Code(codeform.EXAMPLE.rstrip("\n")),
            ),
            choices=(Choice("Write code", pack("runs", "new"), Style.MAIN),),
        )
        return
    async for reply in _run(desk, bare(source)):
        yield reply


async def again(desk: Desk, token: Token) -> AsyncIterator[Reply]:
    """Run a kept snippet once more."""
    kept = await _kept(desk, token)
    async for reply in _run(desk, kept.source, stdin=kept.stdin):
        yield reply


async def real(desk: Desk, token: Token) -> AsyncIterator[Reply]:
    """Run a kept snippet on the wall clock: its waits take their time."""
    kept = await _kept(desk, token)
    async for reply in _run(desk, kept.source, clock="real", stdin=kept.stdin):
        yield reply


async def others(desk: Desk, token: Token) -> AsyncIterator[Reply]:
    """Run a kept snippet in other orders, and say what it can print."""
    kept = await _kept(desk, token)
    yield Reply(blocks=(orders.progress(),))
    job = Job(kept.source, stdin=kept.stdin or None)
    plain = await desk.run(job)
    if plain.verdict not in orders.SURVEYED:
        raise LearnerError(
            "That snippet does not come to its end, so there is nothing to compare.",
            hint="Run it again to see why.",
        )
    async for survey in orders.explore(desk.run, job, plain):
        if not survey.is_over:
            yield Reply(blocks=(orders.progress(survey),))
            continue
        found = await asyncio.to_thread(orders.of_order, kept.source, survey, plain)
        yield Reply(
            blocks=orders.told(survey, found),
            choices=(*_repeated(kept.id), *_to_lessons(desk, [d.topic for d in found]))[
                :MOST_CHOICES
            ],
            details={"run": kept.id, **orders.as_dict(survey)},
        )


async def example(desk: Desk, token: Token) -> AsyncIterator[Reply]:
    """Run the example of a lesson page."""
    lesson, page = _page(desk, token)
    assert page.example is not None
    back = Choice("Back to the lesson", pack("lessons", "page", lesson.id, page.id))
    async for reply in _run(desk, page.example.code):
        yield Reply(
            blocks=(Code(page.example.code.rstrip("\n")), *reply.blocks),
            choices=(*reply.choices[: MOST_CHOICES - 1], back) if reply.choices else (),
            details=reply.details,
        )


def _page(desk: Desk, token: Token) -> tuple[Lesson, Page]:
    topic, page_id = (*token.ids, "", "")[:2]
    lesson = desk.library.lessons.get(topic)
    page = lesson.page(page_id) if lesson else None
    if lesson is None or page is None or page.example is None:
        raise LearnerError("That example is no longer there.", hint="`/topics` lists the lessons.")
    return lesson, page


async def open_new(desk: Desk, token: Token) -> Form:
    """An empty form for code."""
    del desk, token
    return codeform.form("")


async def open_edit(desk: Desk, token: Token) -> Form:
    """The form with the code of a kept run."""
    kept = await _kept(desk, token)
    return codeform.form(kept.source, kept.stdin)


async def open_change(desk: Desk, token: Token) -> Form:
    """The form with the example of a lesson page."""
    _, page = _page(desk, token)
    assert page.example is not None
    return codeform.form(page.example.code)


async def submit(desk: Desk, token: Token, fields: Mapping[str, str]) -> AsyncIterator[Reply]:
    """Run the code of a form; a file goes before what stands in the field."""
    del token
    async for reply in _run(desk, codeform.source(fields), stdin=codeform.stdin(fields)):
        yield reply


ROOM = Room(
    "runs",
    asks={
        "run": Offer(
            handler=run,
            summary="Run a Python snippet in the sandbox",
            params=(Param(name="code", summary="The code; a form opens if empty"),),
        ),
    },
    presses={"again": again, "real": real, "orders": others, "example": example},
    forms={
        "new": FormOffer(open=open_new, submit=submit),
        "edit": FormOffer(open=open_edit, submit=submit),
        "change": FormOffer(open=open_change, submit=submit),
    },
)
