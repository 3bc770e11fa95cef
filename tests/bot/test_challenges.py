"""Challenges through the app: every shipped solution passes, every wrong one is told why."""

from __future__ import annotations

from bot.talk import Mark, Output, Press, Submit, Verdict, pack
from tests.people import Person, words


async def submit(person: Person, source: str) -> Verdict:
    token = pack("challenges", "write", "bounded-fetch")
    reply = await person.send(Submit(token, {"code": source}))
    return next(b for b in reply.blocks if isinstance(b, Verdict))


async def test_a_solution_passes_and_is_remembered(ada: Person) -> None:
    """All checks pass; the list shows it, and the solution opens."""
    challenge = ada.app.library.challenges["bounded-fetch"]
    verdict = await submit(ada, challenge.solution)

    assert verdict.mark is Mark.RIGHT
    assert "✓ **At most n at once**" in words(await ada.says("/challenge"))
    await ada.says("/challenge bounded-fetch")
    assert challenge.solution.strip() in words(await ada.presses("Solution"))


async def test_a_wrong_solution_hears_what_happened(ada: Person) -> None:
    """Feedback in values, not the hidden code."""
    challenge = ada.app.library.challenges["bounded-fetch"]
    verdict = await submit(ada, challenge.wrong_sources["wrong_unlimited.py"])
    feedback = next(b.text for b in ada.last.blocks if isinstance(b, Output))

    assert verdict.mark is Mark.WRONG
    assert "limit 2, but 8 fetches ran at once" in feedback
    assert "assert" not in feedback


async def test_the_next_try_starts_from_the_last(ada: Person) -> None:
    """Nothing that was written is lost."""
    await submit(ada, "async def fetch_all(fetch, urls, limit):\n    return []")
    form = await ada.app.form(ada.learner, ada.place, pack("challenges", "write", "bounded-fetch"))

    assert "return []" in form.fields[0].value


async def test_the_solution_is_not_given_away(ada: Person) -> None:
    """A made-up token does not open it before the third try."""
    reply = await ada.send(Press(pack("challenges", "solution", "bounded-fetch")))

    assert reply.error is not None
    assert "after you pass" in reply.error.message


async def test_code_that_never_defines_the_function_says_so(ada: Person) -> None:
    """The most likely slip has a clear message."""
    await submit(ada, "print('hello')")

    assert "fetch_all" in words(ada.last)


async def test_an_unknown_challenge_names_the_nearest(ada: Person) -> None:
    """A typing mistake leads to the right one by a press."""
    reply = await ada.says("/challenge bounded-fech")

    assert reply.error is not None
    assert "bounded-fetch" in reply.error.hint
    assert (await ada.presses("At most n")).error is None
