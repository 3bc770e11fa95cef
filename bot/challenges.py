"""Room: challenges. A function to write, tried by hidden checks in the sandbox.

How one check is put together with a learner's code is `bot.content`'s business.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Mapping
from dataclasses import dataclass

from rapidfuzz import process

from bot.content import Challenge, CheckResult, Library, docs_url, find, try_challenge
from bot.desk import Desk
from bot.errors import LearnerError
from bot.phrase import bare
from bot.store import Attempt
from bot.talk import (
    Ask,
    Block,
    Choice,
    Code,
    Field,
    FieldKind,
    Form,
    FormOffer,
    Heading,
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
from bot.wording import shorten, storable

FORM_LIMIT = 4000
CODE_LIMIT = 20_000  # characters; the sandbox takes 64 KB, and the checks go along
SOLUTION_AFTER = 3  # tries after which the solution is offered


def in_order(library: Library) -> list[Challenge]:
    """All challenges as they are taught: by topic, the easier ones first."""
    place = {topic: n for n, topic in enumerate(library.topics)}
    return sorted(library.challenges.values(), key=lambda c: (place[c.topic], c.level, c.id))


async def _named(library: Library, name: str) -> list[Challenge]:
    """The one that an id or a title names, or all on the topic that the words mean."""
    typed = _letters(name)
    for each in library.challenges.values():
        if typed in (_letters(each.id), _letters(each.title)):
            return [each]
    finding = await asyncio.to_thread(find, library, name)  # some 20 ms of computing
    if finding.how in ("id", "alias", "planned"):
        topic = finding.topic or finding.planned
        if on_topic := [c for c in in_order(library) if c.topic == topic]:
            return on_topic
    raise _unknown(library, name)


def _letters(text: str) -> str:
    return "".join(char for char in text if char.isalnum()).casefold()


def _unknown(library: Library, name: str) -> LearnerError:
    words = {c.id: f"{c.id} {c.title}" for c in library.challenges.values()}
    near = [key for *_, key in process.extract(name.casefold(), words, limit=3)]
    return LearnerError(
        f"There is no challenge “{shorten(name)}”.",
        hint=f"Nearest: {', '.join(near)}. `/challenge` lists all.",
        choices=tuple(_opening(library.challenges[each]) for each in near),
    )


def _opening(challenge: Challenge, before: str = "", style: Style = Style.PLAIN) -> Choice:
    return Choice(before + challenge.title, pack("challenges", "open", challenge.id), style)


def _by_token(desk: Desk, token: Token) -> Challenge:
    found = desk.library.challenges.get(token.ids[0] if token.ids else "")
    if found is None:
        raise LearnerError("That challenge is no longer there.", hint="`/challenge` lists them.")
    return found


@dataclass(frozen=True, slots=True)
class Past:
    """What a learner has done at one challenge: tries, hints seen, and which are passed."""

    tries: tuple[Attempt, ...]
    hints: int
    passed: frozenset[str]


async def _past(desk: Desk, challenge: Challenge, hints: int) -> Past:
    tries = await desk.store.attempts(desk.learner.id, challenge.id)
    found = await desk.store.progress(desk.learner.id, desk.now)
    return Past(tries, hints, frozenset(found.challenges))


def challenge_blocks(challenge: Challenge, hints: int) -> list[Block]:
    """The task as learners see it, with the hints taken so far."""
    blocks: list[Block] = [
        Heading(f"{challenge.title}: level {challenge.level}, about {challenge.minutes} minutes"),
        Prose(challenge.statement.strip()),
        Code(challenge.example),
        Prose("Start from:"),
        Code(challenge.starter.rstrip("\n")),
    ]
    blocks += [Note(f"Hint {n}: {text}") for n, text in enumerate(challenge.hints[:hints], 1)]
    return blocks


async def _opened(desk: Desk, challenge: Challenge, hints: int) -> Reply:
    past = await _past(desk, challenge, hints)
    blocks = challenge_blocks(challenge, hints)
    if challenge.id in past.passed:
        blocks.append(Verdict(Mark.RIGHT, "You have passed this one"))
    elif hints >= len(challenge.hints) and not _may_see_solution(challenge, past):
        blocks.append(
            Note(f"That was the last hint. After {SOLUTION_AFTER} tries you may see a solution.")
        )
    return Reply(
        blocks=tuple(blocks), choices=_ways_on(desk.library, challenge, past), topic=challenge.topic
    )


def _may_see_solution(challenge: Challenge, past: Past) -> bool:
    return challenge.id in past.passed or len(past.tries) >= SOLUTION_AFTER


def _ways_on(library: Library, challenge: Challenge, past: Past) -> tuple[Choice, ...]:
    """Writing and hints; once it is passed, the next one first."""
    is_passed = challenge.id in past.passed
    choices = []
    if is_passed and (following := _following(library, challenge, past.passed)):
        choices.append(_opening(following, "Next: ", Style.MAIN))
    token = pack("challenges", "write", challenge.id, str(past.hints))
    label = "Change it" if past.tries else "Write it"
    choices.append(Choice(label, token, Style.PLAIN if is_passed else Style.MAIN))
    if past.hints < len(challenge.hints) and not is_passed:
        token = pack("challenges", "hint", challenge.id, str(past.hints + 1))
        choices.append(Choice("Hint", token))
    if _may_see_solution(challenge, past):
        choices.append(Choice("Solution", pack("challenges", "solution", challenge.id)))
    if lesson := library.lessons.get(challenge.topic):
        token = pack("lessons", "page", lesson.id, lesson.pages[0].id)
        choices.append(Choice(f"Read: {lesson.title}", token))
    return tuple(choices)


def _following(library: Library, challenge: Challenge, passed: frozenset[str]) -> Challenge | None:
    """The next one in teaching order that is not passed, from the beginning after the last."""
    ordered = in_order(library)
    place = ordered.index(challenge) + 1
    return next((c for c in ordered[place:] + ordered[:place] if c.id not in passed), None)


def _result_blocks(challenge: Challenge, results: tuple[CheckResult, ...]) -> list[Block]:
    failed = next((r for r in results if not r.passed), None)
    if failed is None:
        return [
            Heading(challenge.title),
            Verdict(Mark.RIGHT, f"All {len(results)} checks passed"),
            Prose(challenge.explain),
            Note(f"[In the Python docs]({docs_url(challenge.docs)})"),
        ]
    if failed.is_final:
        return [
            Heading(challenge.title),
            Verdict(Mark.WRONG, "No check could begin"),
            Output(failed.message, label="Why"),
        ]
    titles = {check.name: check.title for check in challenge.checks}
    lines = [f"- {'✓' if r.passed else '✗'} {titles.get(r.check, r.check)}" for r in results]
    count = sum(r.passed for r in results)
    return [
        Heading(challenge.title),
        Verdict(Mark.WRONG, f"{count} of {len(results)} checks passed"),
        Prose("\n".join(lines)),
        Output(failed.message, label=titles.get(failed.check, failed.check).replace("`", "")),
    ]


# ---- handlers


async def challenge(desk: Desk, ask: Ask) -> Reply:
    """Open a challenge, or list those on a topic, or all."""
    name = ask.arg("name")
    named = await _named(desk.library, name) if name else in_order(desk.library)
    if name and len(named) == 1:
        return await _opened(desk, named[0], 0)
    return await _listed(desk, named)


async def _listed(desk: Desk, challenges: list[Challenge]) -> Reply:
    found = await desk.store.progress(desk.learner.id, desk.now)
    blocks: list[Block] = [Heading("Challenges")]
    for track in desk.library.tracks:
        lines = [
            f"- {'✓' if each.id in found.challenges else '○'} **{each.title}** "
            f"(`/challenge {each.id}`), level {each.level}"
            for each in challenges
            if desk.library.topics[each.topic].track == track.id
        ]
        if lines:
            blocks.append(Prose("\n".join([f"**{track.title}**", *lines])))
    passed = sum(each.id in found.challenges for each in challenges)
    blocks.append(Note(f"✓ passed · ○ to do · {passed} of {len(challenges)} passed"))
    return Reply(blocks=tuple(blocks), choices=tuple(_opening(each) for each in challenges))


async def open_one(desk: Desk, token: Token) -> Reply:
    """Open the challenge that a button names."""
    return await _opened(desk, _by_token(desk, token), 0)


async def hint(desk: Desk, token: Token) -> Reply:
    """Show the hints up to one."""
    return await _opened(desk, _by_token(desk, token), _hints_in(token))


def _hints_in(token: Token) -> int:
    """How many hints the one who pressed has seen: tokens travel through clients."""
    number = token.ids[1] if len(token.ids) > 1 else "0"
    return int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 0


async def solution(desk: Desk, token: Token) -> Reply:
    """Show a solution to those who passed or tried often enough."""
    found = _by_token(desk, token)
    past = await _past(desk, found, len(found.hints))
    if not _may_see_solution(found, past):
        raise LearnerError(
            "The solution comes after you pass.",
            hint=f"Or after {SOLUTION_AFTER} tries; you have made {len(past.tries)}.",
        )
    ways_on = [c for c in _ways_on(desk.library, found, past) if c.label != "Solution"]
    return Reply(
        blocks=(
            Heading(f"{found.title}: a solution"),
            Code(found.solution.rstrip("\n")),
            Prose(found.explain),
        ),
        choices=tuple(ways_on),
        private=True,
        topic=found.topic,
    )


async def open_form(desk: Desk, token: Token) -> Form:
    """The form with the learner's last try, or the starter."""
    found = _by_token(desk, token)
    tries = await desk.store.attempts(desk.learner.id, found.id)
    source = tries[-1].source if tries else found.starter
    code = Field(
        id="code",
        label=f"Write {found.function}",
        kind=FieldKind.CODE,
        value=source[:FORM_LIMIT],
        is_required=False,
        max_length=FORM_LIMIT,
    )
    file = Field(
        id="file",
        label="Or a Python file, for longer code",
        kind=FieldKind.FILE,
        is_required=False,
        max_length=CODE_LIMIT,
        is_extra=True,
    )
    return Form(
        title=found.title[:45],
        token=pack("challenges", "write", found.id, str(_hints_in(token))),
        fields=(code, file),
        button="Check",
    )


async def submit(desk: Desk, token: Token, fields: Mapping[str, str]) -> AsyncIterator[Reply]:
    """Try the code against every hidden check, and keep the try."""
    found = _by_token(desk, token)
    source = fields.get("file") or bare(fields.get("code", ""))
    if not source.strip():
        raise LearnerError("There is no code to check.", hint=f"Write `{found.function}`.")
    if len(source) > CODE_LIMIT:
        raise LearnerError(
            f"Your code has {len(source):,} characters.",
            hint=f"At most {CODE_LIMIT:,} are checked.",
        )
    if source.strip() == found.starter.strip():
        raise LearnerError(
            "This is still what you started from.", hint=f"Fill in `{found.function}`."
        )
    yield Reply(blocks=(Verdict(Mark.BUSY, f"Running {len(found.checks)} checks"),))
    results = await try_challenge(found, source, desk.run)
    is_passed = all(result.passed for result in results)
    await desk.store.meet(desk.learner, desk.now)
    attempt = Attempt(challenge=found.id, source=storable(source), is_passed=is_passed, at=desk.now)
    await desk.store.attempted(desk.learner.id, attempt)
    past = await _past(desk, found, _hints_in(token))
    yield Reply(
        blocks=tuple(_result_blocks(found, results)),
        choices=_ways_on(desk.library, found, past),
        topic=found.topic,
        details={"passed": is_passed},
    )


ROOM = Room(
    "challenges",
    asks={
        "challenge": Offer(
            handler=challenge,
            summary="Write a function that hidden checks try",
            params=(Param(name="name", summary="Which; a list if empty", suggests="challenge"),),
        ),
    },
    presses={"open": open_one, "hint": hint, "solution": solution},
    forms={"write": FormOffer(open=open_form, submit=submit)},
)
