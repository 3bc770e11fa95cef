"""Challenges through the app: every shipped solution passes, every wrong one is told why."""

from __future__ import annotations

import pytest

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


async def test_hints_seen_are_not_shown_again_after_a_try(ada: Person) -> None:
    """The hint after a failed try is the next one."""
    challenge = ada.app.library.challenges["bounded-fetch"]
    await ada.says("/challenge bounded-fetch")
    await ada.presses("Hint")
    await ada.fills("Write it", code=challenge.wrong_sources["wrong_unlimited.py"])
    reply = await ada.presses("Hint")

    assert f"Hint 2: {challenge.hints[1]}" in words(reply)


async def test_three_tries_open_the_solution_and_hints_say_so(ada: Person) -> None:
    """Who gives up after all hints is told how many tries are asked for."""
    challenge = ada.app.library.challenges["bounded-fetch"]
    wrong = challenge.wrong_sources["wrong_unlimited.py"]
    await ada.says("/challenge bounded-fetch")
    for _ in challenge.hints:
        await ada.presses("Hint")
    told = words(ada.last)
    await ada.fills("Write it", code=wrong)
    await ada.fills("Change it", code=wrong)
    assert "Solution" not in [c.label for c in ada.last.choices]
    await ada.fills("Change it", code=wrong)

    assert "After 3 tries" in told
    assert challenge.solution.strip() in words(await ada.presses("Solution"))
    assert ada.choice("Change it")


async def test_who_has_passed_is_led_on(ada: Person) -> None:
    """After a pass the first way on is the next challenge, then the first one that is left."""
    for name in ("bounded-fetch", "first-wins"):
        solution = ada.app.library.challenges[name].solution
        token = pack("challenges", "write", name)
        await ada.send(Submit(token, {"code": solution}))

    assert ada.last.choices[0].label == "Next: From callbacks to await"
    assert "○ **From callbacks to await**" in words(await ada.says("/challenge"))
    assert "2 of 3 passed" in words(ada.last)


async def test_code_that_cannot_begin_is_not_counted_check_by_check(ada: Person) -> None:
    """One reason, with the line, and no list of checks that were never tried."""
    verdict = await submit(ada, "async def fetch_all(fetch, urls, limit)\n    pass")

    assert verdict.text == "No check could begin"
    assert "async def fetch_all(fetch, urls, limit)" in words(ada.last)
    assert "✗" not in words(ada.last)


async def test_a_topic_leads_to_its_challenges(ada: Person) -> None:
    """Who has no name in mind may say what it should be about."""
    reply = await ada.says("/challenge semaphore")

    assert "At most n at once" in words(reply)


@pytest.mark.parametrize("code", ["", "  \n ", "```python\n```", "x = 1\n" * 5000])
async def test_nothing_and_too_much_are_no_tries(ada: Person, code: str) -> None:
    """They are refused with words, and the solution comes no nearer."""
    code = code or ada.app.library.challenges["bounded-fetch"].starter
    reply = await ada.send(Submit(pack("challenges", "write", "bounded-fetch"), {"code": code}))

    assert reply.error is not None
    assert "fault" not in reply.error.hint
    assert await ada.app.store.attempts(ada.learner.id, "bounded-fetch") == ()


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
