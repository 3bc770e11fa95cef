"""Room admin: who may change a server's settings, and what is said where there are none."""

from __future__ import annotations

import logging

import pytest

from bot.app import App
from bot.talk import FieldKind, Learner, Place, Press, Submit, pack
from tests.people import PLACE, Person, words

HERE = Place(id="discord:200:300", surface="discord")
ELSEWHERE = {
    "terminal": (PLACE, "Only Discord servers"),
    "slack": (Place(id="slack:T1:C1", surface="slack"), "Only Discord servers"),
    "alone": (Place(id="discord:dm:5", surface="discord", is_private=True), "direct message"),
}
FORMS = ("answers", "limits", "daily", "language", "block", "unblock")
CHANNEL = {"channel": "300 general", "hour": "9", "zone": "UTC"}


@pytest.fixture
def host(app: App) -> Person:
    return Person(app, Learner(id="discord:1", name="host", may_manage=True), HERE)


@pytest.fixture
def guest(app: App) -> Person:
    return Person(app, Learner(id="discord:2", name="guest"), HERE)


@pytest.mark.parametrize("where", ELSEWHERE)
async def test_where_there_are_no_settings_one_sentence_says_so(app: App, where: str) -> None:
    """Also to somebody who may manage other places; no form opens there."""
    place, said = ELSEWHERE[where]
    person = Person(app, Learner(id="x:1", may_manage=True), place)
    reply = await person.says("/settings")
    refused = await person.send(Submit(pack("admin", "limits"), {"seconds": "1"}))

    assert said in words(reply)
    assert reply.private
    assert refused.error is not None


@pytest.mark.parametrize(
    "token", [*(pack("admin", verb) for verb in FORMS), pack("admin", "offers", "on")]
)
async def test_no_token_gives_the_right(app: App, guest: Person, token: str) -> None:
    """Whatever is pressed or sent, the right comes with the person."""
    for request in (Press(token), Submit(token, {"seconds": "1", "person": "7"})):
        reply = await guest.send(request)

        assert reply.error is not None
    assert await app.store.server_values("discord:200") == {}


async def test_undo_needs_the_right_too(app: App, host: Person, guest: Person) -> None:
    """And a number that is none, or none at all, is no fault."""
    await host.send(Submit(pack("admin", "limits"), {"seconds": "1"}))
    (last,) = await app.store.server_changes("discord:200")
    tokens = [
        pack("admin", "undo", str(last.id)),
        pack("admin", "undo"),
        pack("admin", "undo", "x"),
    ]
    refused = [await guest.send(Press(tokens[0])), *[await host.send(Press(t)) for t in tokens[1:]]]

    assert all(reply.error and "fault" not in reply.error.hint for reply in refused)
    assert len(await app.store.server_changes("discord:200")) == 1


async def test_a_change_is_in_the_log_and_in_the_list(
    host: Person, caplog: pytest.LogCaptureFixture
) -> None:
    """Who, what, from, to."""
    with caplog.at_level(logging.INFO, "bot.admin"):
        reply = await host.send(Submit(pack("admin", "daily"), CHANNEL))

    assert "discord:200: discord:1 changed daily from ''" in caplog.text
    assert "host" in words(reply)
    assert "off → #general at 9:00 UTC" in words(reply)


async def test_the_same_form_twice_is_one_change(app: App, host: Person) -> None:
    """A double click on Save changes nothing the second time."""
    await host.send(Submit(pack("admin", "daily"), CHANNEL))
    again = await host.send(Submit(pack("admin", "daily"), CHANNEL))

    assert "Nothing was changed" in words(again)
    assert len(await app.store.server_changes("discord:200")) == 1


async def test_an_empty_channel_ends_the_daily_question(app: App, host: Person) -> None:
    """As the form says."""
    await host.send(Submit(pack("admin", "daily"), CHANNEL))
    await host.send(Submit(pack("admin", "daily"), {**CHANNEL, "channel": ""}))

    assert (await app.store.server("discord:200")).daily is None


async def test_a_run_obeys_the_servers_limit(host: Person, guest: Person) -> None:
    """The clock of this server, less than the installation's."""
    await host.send(Submit(pack("admin", "limits"), {"seconds": "0.5"}))
    reply = await guest.says("```python\nwhile True: pass\n```")

    assert reply.details["verdict"] == "timeout"
    assert "after 0.5 seconds" in words(reply)


async def test_output_obeys_the_servers_limit(host: Person, guest: Person) -> None:
    """One KiB, and no more."""
    await host.send(Submit(pack("admin", "limits"), {"output": "1"}))
    reply = await guest.says("```python\nprint('x' * 3000)\n```")

    assert reply.details["verdict"] == "output"


async def test_every_answer_is_private_where_the_server_wants_it(
    host: Person, guest: Person
) -> None:
    """Except in the channels that are named."""
    other = Person(guest.app, guest.learner, Place(id="discord:200:301", surface="discord"))
    await host.send(Submit(pack("admin", "answers"), {"who": "private", "except": "301 help"}))

    assert (await guest.says("/topics")).private
    assert not (await other.says("/topics")).private


async def test_anybody_on_a_long_block_list_can_be_unblocked(app: App, host: Person) -> None:
    """A menu holds 25; after that the surface offers its people."""
    for number in range(10, 36):
        await host.send(Submit(pack("admin", "block"), {"person": f"{number} p{number}"}))
    long = await app.form(host.learner, host.place, pack("admin", "unblock"))
    await host.send(Submit(pack("admin", "unblock"), {"person": "35 p35"}))
    short = await app.form(host.learner, host.place, pack("admin", "unblock"))

    assert [long.fields[0].kind, short.fields[0].kind] == [FieldKind.PERSON, FieldKind.CHOICE]
    assert len(short.fields[0].options) == 25
