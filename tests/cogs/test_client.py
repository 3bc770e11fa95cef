"""The real client on the wire: connecting, syncing commands, and every way to ask."""

from __future__ import annotations

import asyncio
import itertools
import json
import random

import pytest

from bot.app import App
from bot.errors import SetupError
from cogs import serve
from cogs._client import Backoff
from tests.cogs.conftest import QUICK, OnDiscord
from tests.fakes.discord_shapes import BOT, EPHEMERAL, Fault, buttons, person, shown
from tests.fakes.discord_wire import TOKEN, FakeDiscord

BOB = person(7, "bob")
SNIPPET = "print('hello', 6 * 7)"


@pytest.fixture
def runs_code() -> bool:
    return True


# ---- connecting


async def test_commands_are_synced_only_when_they_change(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A second start with the same commands sends none."""
    async with on_discord():
        pass
    async with on_discord():
        pass

    assert wire.count("PUT", "/commands$") == 1
    assert {c["name"] for c in wire.commands} >= {"explain", "quiz", "run", "Run this snippet"}


async def test_changed_commands_are_synced(
    app: App, wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """Another hash in the store, from other commands, makes them go out again."""
    async with on_discord():
        pass
    await app.store.set_setting("discord.commands", "of an older version")
    async with on_discord():
        pass

    assert wire.count("PUT", "/commands$") == 2


async def test_refused_first_connection_is_tried_again(
    wire: FakeDiscord, on_discord: OnDiscord, monkeypatch: pytest.MonkeyPatch
) -> None:
    """discord.py dies when its very first connection is refused; the bot does not."""
    monkeypatch.setattr("discord.backoff.ExponentialBackoff.delay", lambda self: 0.01)
    wire.refused_sockets = 2
    async with on_discord():
        asked = await wire.slash("topics")
        await wire.until(lambda: asked.message)

    assert wire.refused_sockets == 0


async def test_malformed_event_does_not_end_the_bot(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """An event that discord.py cannot read ends its connection; another one is made."""
    async with on_discord():
        await wire.dispatch("MESSAGE_CREATE", {"nonsense": True})
        await wire.until(lambda: wire.identified == 2)
        asked = await wire.slash("topics")
        await wire.until(lambda: asked.message)

    assert asked.message is not None
    assert "Topics" in shown(asked.message)


async def test_wrong_token_ends_with_one_clear_line(app: App, wire: FakeDiscord) -> None:
    """The operator is told what to change, with exit status 2."""
    with pytest.raises(SetupError, match="Discord refused the token") as caught:
        await serve(app, "a.wrong.token", backoff=QUICK)

    assert caught.value.status == 2
    assert "Reset Token" in caught.value.hint


@pytest.mark.parametrize(
    ("code", "said"), [(4004, "token"), (4011, "too many servers"), (4013, "intents")]
)
async def test_connection_that_is_refused_for_good_ends_the_bot(
    app: App, wire: FakeDiscord, code: int, said: str
) -> None:
    """Where trying again cannot help, the operator is told why."""
    wire.fatal = code
    with pytest.raises(SetupError, match=said):
        await serve(app, TOKEN, backoff=QUICK, guild_ready_timeout=0.01)

    assert wire.count("GET", "/users/@me$") == 1


def test_waits_grow_with_jitter_up_to_a_limit() -> None:
    """Each wait is at least as long as half of twice the one before, and none over the limit."""
    waits = list(itertools.islice(Backoff(first=1, most=60, chance=random.Random(1)).waits(), 40))
    longest = [min(60.0, 2.0**n) for n in range(40)]

    assert all(most / 2 <= wait <= most for wait, most in zip(waits, longest, strict=True))
    assert len(set(waits)) == len(waits)


async def test_discord_that_is_down_is_tried_again(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A log-in that fails for another reason than the token is repeated."""
    wire.faults.append(Fault("/users/@me$", 403, body={"message": "Cloudflare"}))
    async with on_discord():
        pass

    assert wire.count("GET", "/users/@me$") == 2


# ---- asking


async def test_explain_completes_and_answers(wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """A topic is suggested as it is typed, and the lesson comes as one public message."""
    async with on_discord():
        offered = await wire.complete("explain", "topic", "futu")
        asked = await wire.slash("explain", topic=offered[0]["value"])
        await wire.until(lambda: asked.message)

    assert offered[0]["value"] == "futures"
    assert asked.message is not None
    assert "Future" in shown(asked.message)
    assert not asked.message["flags"] & EPHEMERAL


async def test_quiz_press_works_across_a_restart(wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """A button that an earlier process sent is answered in place by the next one."""
    async with on_discord():
        question = await wire.slash("quiz", kind="predict")
    assert question.message is not None
    label = buttons(question.message)[0]["label"]
    async with on_discord():
        pressed = await wire.press(question.message, label)
        await wire.until(lambda: pressed.message)

    assert pressed.kinds in ([6], [7])
    assert pressed.message is question.message
    assert "✅" in shown(question.message) or "❌" in shown(question.message)


async def test_somebody_elses_press_leaves_the_message_alone(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A learner who presses on another's message gets an answer that only they see."""
    async with on_discord():
        question = await wire.slash("quiz", kind="predict")
        assert question.message is not None
        before = json.dumps(question.message)
        label = buttons(question.message)[0]["label"]
        pressed = await wire.press(question.message, label, user=BOB)
        await wire.until(lambda: pressed.message)

    assert pressed.message is not None
    assert pressed.message["flags"] & EPHEMERAL
    assert "somebody else" in shown(pressed.message)
    assert json.dumps(question.message) == before


async def test_run_opens_a_form_and_edits_one_message(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """The form comes at once; what was sent with it is run, one message shows how it goes."""
    async with on_discord():
        opened = await wire.slash("run")
        before = set(wire.messages)
        sent = await wire.send_form(opened, code=SNIPPET)
        await wire.until(lambda: sent.message and "hello 42" in shown(sent.message))

    assert opened.modal is not None
    assert len(set(wire.messages) - before) == 1


async def test_form_from_before_a_restart_is_taken(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A form stays open in the client while the bot restarts; it is not lost."""
    async with on_discord():
        opened = await wire.slash("run")
    async with on_discord():
        sent = await wire.send_form(opened, code=SNIPPET)
        await wire.until(lambda: sent.message and "hello 42" in shown(sent.message))

    assert sent.message is not None


async def test_menu_runs_the_code_of_a_message(wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """The menu entry takes the Python fence, not the words around it."""
    async with on_discord():
        message = await wire.say(f"why?\n```py\n{SNIPPET}\n```\nand\n```\nHello\n```", user=BOB)
        asked = await wire.menu("Run this snippet", message)
        await wire.until(lambda: asked.message and "hello 42" in shown(asked.message))

    assert asked.message is not None


async def test_menu_explains_an_error(wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """The menu entry finds the lesson behind a message in a post."""
    error = "RuntimeWarning: coroutine 'main' was never awaited"
    async with on_discord():
        message = await wire.say(f"help\n```\n{error}\n```", user=BOB)
        asked = await wire.menu("Explain this error", message)
        await wire.until(lambda: asked.message)

    assert asked.message is not None
    assert "never awaited" in shown(asked.message)
    assert not asked.message["flags"] & EPHEMERAL


async def test_mention_is_answered_with_one_reply_that_follows_edits(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """A mention with code is run; when its author edits it, the same reply changes."""
    async with on_discord():
        heard = await wire.say(f"<@{BOT}>\n```py\n{SNIPPET}\n```")
        await wire.until(lambda: any("hello 42" in shown(m) for m in wire.messages.values()))
        (reply,) = [m for m in wire.messages.values() if m is not heard]
        await wire.change(heard, f"<@{BOT}>\n```py\nprint('changed')\n```")
        await wire.until(lambda: "changed" in shown(reply))

    assert reply["message_reference"]["message_id"] == int(heard["id"])
    assert len(wire.messages) == 2


async def test_mention_with_words_explains(wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """Words without code are looked up; a message to others is left alone."""
    async with on_discord():
        await wire.say("futures, anyone?")
        await wire.say(f"<@{BOT}> futures")
        await wire.until(lambda: any("Future" in shown(m) for m in wire.messages.values()))

    assert wire.count("POST", "/channels/.*/messages$") == 1


# ---- trouble


async def test_busy_and_broken_discord_is_asked_again(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """An answer that meets a 429 or a 502 arrives in the end."""
    async with on_discord():
        wire.faults += [
            Fault("/callback$", 502),
            Fault("/callback$", 429, {"Via": "1.1 fake"}, {"retry_after": 0.01}),
        ]
        asked = await wire.slash("topics")
        await wire.until(lambda: asked.message)

    assert wire.count("POST", "/callback$") == 3


async def test_file_of_a_form_is_fetched_and_run(wire: FakeDiscord, on_discord: OnDiscord) -> None:
    """What a person uploads into a form lies with Discord, and is read from there."""
    wire.uploads["long.py"] = b"# " + b"x" * 9000 + b"\n" + SNIPPET.encode()
    async with on_discord():
        opened = await wire.slash("run")
        sent = await wire.send_form(opened, file="long.py")
        await wire.until(lambda: sent.message and "hello 42" in shown(sent.message))

    assert sent.message is not None


async def test_double_click_on_delete_is_no_fault(
    wire: FakeDiscord, on_discord: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    """The second click finds nothing any more, and nobody is told."""
    async with on_discord():
        sent = await wire.send_form(await wire.slash("run"), code=SNIPPET)
        await wire.until(lambda: sent.message and "hello 42" in shown(sent.message))
        assert sent.message is not None
        await asyncio.gather(*(wire.press(sent.message, "Delete") for _ in range(2)))
        await wire.until(lambda: wire.count("DELETE", "@original$") == 2)

    assert sent.message["id"] not in wire.messages
    assert not [r for r in caplog.records if r.name.startswith("cogs") and r.levelname != "INFO"]


async def test_token_is_never_logged(
    wire: FakeDiscord, on_discord: OnDiscord, caplog: pytest.LogCaptureFixture
) -> None:
    """What the log tells of a connection holds no token."""
    caplog.set_level("DEBUG")
    async with on_discord():
        await wire.slash("topics")

    assert TOKEN not in "\n".join(r.getMessage() for r in caplog.records if "cogs" in r.name)
