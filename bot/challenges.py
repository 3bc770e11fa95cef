"""Room: challenges. A function to write, tried by hidden checks in the sandbox.

How one check is put together with a learner's code is `bot.content`'s business.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Mapping

from rapidfuzz import process

from bot.content import Challenge, CheckResult, Library, docs_url, try_challenge
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
SOLUTION_AFTER = 3  # tries after which the solution is offered


def _named(library: Library, name: str) -> Challenge:
    folded = name.strip().casefold().replace(" ", "-")
    by_title = {c.title.casefold(): c for c in library.challenges.values()}
    found = library.challenges.get(folded) or by_title.get(name.strip().casefold())
    if found:
        return found
    near = process.extract(folded, list(library.challenges), limit=3)
    names = ", ".join(each for each, *_ in near)
    choices = tuple(
        Choice(library.challenges[each].title, pack("challenges", "open", each))
        for each, *_ in near
    )
    raise LearnerError(
        f"There is no challenge “{shorten(name)}”.", hint=f"Nearest: {names}.", choices=choices
    )


def _by_token(desk: Desk, token: Token) -> Challenge:
    found = desk.library.challenges.get(token.ids[0] if token.ids else "")
    if found is None:
        raise LearnerError("That challenge is no longer there.", hint="`/challenge` lists them.")
    return found


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
    tries = await desk.store.attempts(desk.learner.id, challenge.id)
    blocks = challenge_blocks(challenge, hints)
    if any(each.is_passed for each in tries):
        blocks.append(Verdict(Mark.RIGHT, "You have passed this one"))
    return Reply(blocks=tuple(blocks), choices=_choices(challenge, tries, hints))


def _choices(challenge: Challenge, tries: tuple[Attempt, ...], hints: int) -> tuple[Choice, ...]:
    choices = [Choice("Write it", pack("challenges", "write", challenge.id), Style.MAIN)]
    if hints < len(challenge.hints):
        token = pack("challenges", "hint", challenge.id, str(hints + 1))
        choices.append(Choice("Hint", token))
    if any(each.is_passed for each in tries) or len(tries) >= SOLUTION_AFTER:
        choices.append(Choice("Solution", pack("challenges", "solution", challenge.id)))
    return tuple(choices)


def _result_blocks(challenge: Challenge, results: tuple[CheckResult, ...]) -> list[Block]:
    passed = [r for r in results if r.passed]
    is_done = len(passed) == len(results)
    titles = {check.name: check.title for check in challenge.checks}
    mark = Mark.RIGHT if is_done else Mark.WRONG
    blocks: list[Block] = [
        Heading(challenge.title),
        Verdict(mark, f"{len(passed)} of {len(results)} checks passed"),
    ]
    lines = [f"- {'✓' if r.passed else '✗'} {titles.get(r.check, r.check)}" for r in results]
    blocks.append(Prose("\n".join(lines)))
    failed = next((r for r in results if not r.passed), None)
    if failed is not None:
        blocks.append(Output(failed.message, label=titles.get(failed.check, failed.check)))
    else:
        blocks.append(Prose(challenge.explain))
        blocks.append(Note(f"[In the Python docs]({docs_url(challenge.docs)})"))
    return blocks


# ---- handlers


async def challenge(desk: Desk, ask: Ask) -> Reply:
    """Open a challenge, or list them."""
    if name := ask.arg("name"):
        return await _opened(desk, _named(desk.library, name), 0)
    found = await desk.store.progress(desk.learner.id, desk.now)
    lines = [
        f"- {'✓' if each.id in found.challenges else '○'} **{each.title}** "
        f"(`/challenge {each.id}`), level {each.level}"
        for each in desk.library.challenges.values()
    ]
    choices = tuple(
        Choice(each.title, pack("challenges", "open", each.id))
        for each in list(desk.library.challenges.values())[:20]
    )
    return Reply(blocks=(Heading("Challenges"), Prose("\n".join(lines))), choices=choices)


async def open_one(desk: Desk, token: Token) -> Reply:
    """Open the challenge that a button names."""
    return await _opened(desk, _by_token(desk, token), 0)


async def hint(desk: Desk, token: Token) -> Reply:
    """Show the hints up to one."""
    number = token.ids[1] if len(token.ids) > 1 else "1"
    hints = int(number) if number.isascii() and number.isdigit() and len(number) < 3 else 1
    return await _opened(desk, _by_token(desk, token), hints)


async def solution(desk: Desk, token: Token) -> Reply:
    """Show a solution to those who passed or tried often enough."""
    found = _by_token(desk, token)
    tries = await desk.store.attempts(desk.learner.id, found.id)
    if not any(each.is_passed for each in tries) and len(tries) < SOLUTION_AFTER:
        raise LearnerError(
            "The solution comes after you pass.",
            hint=f"Or after {SOLUTION_AFTER} tries; you have made {len(tries)}.",
        )
    return Reply(
        blocks=(
            Heading(f"{found.title}: a solution"),
            Code(found.solution.rstrip("\n")),
            Prose(found.explain),
        ),
        private=True,
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
        max_length=FORM_LIMIT,
    )
    return Form(
        title=found.title[:45],
        token=pack("challenges", "write", found.id),
        fields=(code,),
        button="Check",
    )


async def submit(desk: Desk, token: Token, fields: Mapping[str, str]) -> AsyncIterator[Reply]:
    """Try the code against every hidden check, and keep the try."""
    found = _by_token(desk, token)
    source = bare(fields.get("code", ""))
    if not source.strip():
        raise LearnerError("There is no code to check.", hint=f"Write `{found.function}`.")
    yield Reply(blocks=(Verdict(Mark.BUSY, f"Running {len(found.checks)} checks"),))
    results = await try_challenge(found, source, desk.run)
    is_passed = all(result.passed for result in results)
    await desk.store.meet(desk.learner, desk.now)
    attempt = Attempt(challenge=found.id, source=storable(source), is_passed=is_passed, at=desk.now)
    await desk.store.attempted(desk.learner.id, attempt)
    tries = await desk.store.attempts(desk.learner.id, found.id)
    yield Reply(
        blocks=tuple(_result_blocks(found, results)),
        choices=_choices(found, tries, 0),
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
