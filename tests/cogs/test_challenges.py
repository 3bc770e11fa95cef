"""Challenges in a server: listed, opened, written in a form."""

from __future__ import annotations

import pytest

from bot.content import Library
from tests.cogs.conftest import People
from tests.fakes.discord_reading import fields, labels, message_of, told


@pytest.fixture
def runs_code() -> bool:
    return True


async def test_challenge_is_written_in_a_form_and_checked(people: People) -> None:
    """The statement stays, the verdict stands beside it."""
    offered = await people.ada.autocomplete(people.channel, "challenge", "name", "")
    name = offered[0]["value"]
    statement = message_of(await people.ada.slash(people.channel, "challenge", name=name))
    form = await people.ada.click(statement, label="Write it")
    field = fields(form)[0]
    result = await people.ada.submit_modal(
        form, {"code": field["value"].replace("...", "return []")}
    )
    verdict = message_of(result)

    assert verdict.id != statement.id
    assert "checks passed" in told(verdict)
    assert "Change it" in labels(verdict)


async def test_solution_may_come_as_a_file(people: People, library: Library) -> None:
    """A file goes before the starter that stands in the field."""
    found = next(iter(library.challenges.values()))
    statement = message_of(await people.ada.slash(people.channel, "challenge", name=found.id))
    form = await people.ada.click(statement, label="Write it")
    values = {"file": ("solution.py", found.solution.encode())}
    verdict = message_of(await people.ada.submit_modal(form, values))

    assert "✅ **All" in told(verdict)


async def test_list_leads_to_each_challenge(people: People) -> None:
    """Without a name all challenges are listed, each one a press away."""
    listed = message_of(await people.ada.slash(people.channel, "challenge"))

    assert "Challenges" in told(listed)
    assert labels(listed)
