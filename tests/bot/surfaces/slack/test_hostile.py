"""What nobody should send is answered or passed over; none of it ends a talk or leaves a trace."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import Any

import pytest

from bot.app import App
from bot.wording import visible
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_people import Actor, code, labels, told
from tests.fakes.slack_wire import FakeSlack

Json = dict[str, Any]
ODD = "\ud800 \x00 \u202e \u2028 😀 e\u0301 \x1b[31m <!channel> <@U2> `*_~ &amp; \U000e0041"
WHOLE = f"# {ODD}".replace("\ud800", "").replace("\x00", "").replace("\u2028", "") + "\nprint(1)"
RICH = {"type": "rich_text", "elements": []}


@pytest.fixture(params=["socket", "http"])
def transport(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def traces(caplog: pytest.LogCaptureFixture) -> list[str]:
    """What was logged with a trace, or as a fault of ours."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.exc_info or "fault" in record.getMessage() or record.levelno >= logging.ERROR
    ]


MESSAGES: dict[str, Json] = {
    "nothing": {"text": ""},
    "only the mention": {"text": "<@UBOT>"},
    "no text at all": {"text": None, "blocks": None},
    "odd letters": {"text": ODD},
    "odd code": {"text": "", "blocks": code(f"print({ODD!a}, '{ODD}')")},
    "empty code": {"text": "", "blocks": code(" ")},
    "very long words": {"text": "futures " * 5000},
    "very long code": {"text": "", "blocks": code("x = 1\n" * 2500 + "print('end')")},
    "one long line": {"text": "", "blocks": code("print('" + "a" * 11_000 + "')")},
    "many fences": {"text": "``` ``` ```" * 300},
    "empty rich text": {"text": "", "blocks": [RICH, {**RICH, "elements": None}]},
    "blocks of any kind": {
        "text": "",
        "blocks": [7, None, {"type": "image"}, {"type": "section", "text": {"text": None}}],
    },
    "elements of any kind": {
        "text": "",
        "blocks": [{"type": "rich_text", "elements": [None, "x", {"type": "rich_text_section"}]}],
    },
    "users, channels, dates": {
        "text": "",
        "blocks": [
            {
                "type": "rich_text",
                "elements": [
                    {
                        "type": "rich_text_section",
                        "elements": [
                            {"type": "user", "user_id": "U2"},
                            {"type": "broadcast", "range": "channel"},
                            {"type": "date", "timestamp": 1, "format": "{date}"},
                            {"type": "emoji", "name": "x", "unicode": "d83d-zz"},
                            {"type": "text"},
                            {"type": "link"},
                        ],
                    }
                ],
            }
        ],
    },
    "a command that is none": {"text": "/explian \ud800" + "x" * 4000},
    "a command with odd arguments": {"text": f"/quiz {ODD}"},
}


@pytest.mark.parametrize("name", MESSAGES)
async def test_odd_message_is_answered(
    name: str,
    on_slack: OnSlack,
    slack: FakeSlack,
    ada_there: Actor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """One answer, whatever was written; the next message is answered too."""
    async with on_slack(grace=30.0) as running:
        event = ada_there.said("", "D1")
        event["event"].update(MESSAGES[name])
        await slack.deliver("events_api", event)
        await running.answers.jobs.finish()
        first = [m for m in slack.messages if "thread_ts" not in m]
        await ada_there.says("futures", "D1")

    assert len(first) == 1
    assert traces(caplog) == []


FILES: dict[str, tuple[bytes, Json]] = {
    "a picture": (b"\x89PNG\r\n", {"name": "x.png", "mimetype": "image/png"}),
    "a picture that says it is a program": (b"\x89PNG\r\n\x1a\n\x00", {"name": "x.py"}),
    "a program of no bytes": (b"", {"name": "x.py"}),
    "zeros": (b"\x00" * 5000, {"name": "x.py"}),
    "another encoding": ("print('ä')".encode("utf-16"), {"name": "x.py"}),
    "more than is told": (b"x = 1\n" * 50_000, {"name": "x.py", "size": 5}),
    "a size that is no number": (b"print(1)", {"name": "x.py", "size": "many"}),
    "no address": (b"", {"name": "x.py", "url_private": None}),
    "an address that is none": (b"", {"name": "x.py", "url_private": "http://["}),
    "a file that is gone": (b"", {"name": "x.py", "mode": "tombstone", "url_private": ""}),
}


@pytest.mark.parametrize("name", FILES)
async def test_odd_file_is_answered(
    name: str,
    on_slack: OnSlack,
    slack: FakeSlack,
    ada_there: Actor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Run if it is a program, passed over if it is something else, refused in words."""
    data, file = FILES[name]
    slack.files["F0"] = {"data": data}
    file = {"size": len(data), "url_private": f"{slack.base}/files/F0", **file}
    async with on_slack(grace=30.0) as running:
        event = ada_there.said("", "D1", files=[file, None], subtype="file_share")
        await slack.deliver("events_api", event)
        await running.answers.jobs.finish()

    assert len([m for m in slack.messages if "thread_ts" not in m]) == 1
    assert traces(caplog) == []


TOKENS = [
    "",
    " ",
    "x",
    "1:quiz:pick:nobody:0",
    "9:quiz:pick:a:0",
    "1:runs:edit:gone",
    "\ud800",
    "1" * 300,
]


@pytest.mark.parametrize("token", TOKENS)
async def test_press_of_an_invented_button_is_refused_in_words(
    token: str,
    on_slack: OnSlack,
    slack: FakeSlack,
    ada_there: Actor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Tokens travel through clients: the message stays as it is, the learner is told alone."""
    async with on_slack() as running:
        page = await ada_there.asks("/explain futures")
        before = page["blocks"]
        payload = ada_there.pressed(page, labels(page)[0])
        payload["actions"][0]["value"] = token
        await slack.deliver("interactive", payload)
        await running.answers.jobs.finish()

    assert page["blocks"] == before
    assert slack.messages[1]["ephemeral"] == "U1"
    assert traces(caplog) == []


@pytest.mark.parametrize(
    "metadata",
    ["", "{", "[]", "7", '{"channel": 5}', '{"channel": ["C1"], "url": {"a": 1}, "is_own": "no"}'],
)
async def test_form_that_forgot_where_it_belongs_is_answered(
    metadata: str,
    on_slack: OnSlack,
    slack: FakeSlack,
    ada_there: Actor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The answer goes to the talk with the bot alone."""
    async with on_slack() as running:
        await ada_there.command("/run")
        form = {**await ada_there.form(0), "private_metadata": metadata}
        await ada_there.submit(form, code="print(6 * 7)")
        await running.answers.jobs.finish()

    assert [message["channel"] for message in slack.messages] == ["D-U1"]
    assert "42" in told(slack.messages[0])
    assert traces(caplog) == []


@pytest.mark.parametrize(
    "text", [WHOLE, "x" * 3000, "\n" * 2999 + "1", "'" * 500], ids=["odd", "long", "tall", "quotes"]
)
async def test_odd_code_in_a_form_comes_back_to_be_edited(
    text: str,
    on_slack: OnSlack,
    slack: FakeSlack,
    ada_there: Actor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """What was run can be edited, whatever is in it."""
    async with on_slack(grace=30.0) as running:
        await ada_there.command("/run")
        await ada_there.submit(await ada_there.form(0), code=text)
        await running.answers.jobs.finish()
        await ada_there.press(slack.messages[0], "Edit and run")
        await running.answers.jobs.finish()
    field = slack.views[1]["blocks"][0]["element"]

    assert field["initial_value"].strip() == visible(text).strip()
    assert traces(caplog) == []


@pytest.mark.parametrize("text", ["\ud800", "", " \n\t"], ids=["half", "none", "space"])
async def test_what_is_no_program_is_refused_in_the_form(
    text: str, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """The form stays open and says why."""
    async with on_slack():
        await ada_there.command("/run")
        ack = await ada_there.submit(await ada_there.form(0), code=text)

    assert ack.body is not None
    assert ack.body["errors"]["code"]
    assert slack.messages == []


async def test_form_is_answered_after_a_restart(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """Who writes for a while does not lose it because the bot was started anew meanwhile."""
    async with on_slack():
        await ada_there.command("/run")
        form = await ada_there.form(0)
    async with on_slack() as running:
        await ada_there.submit(form, code="print('still there')")
        await running.answers.jobs.finish()

    assert "still there" in told(slack.messages[0])


async def test_same_press_many_times_at_once_counts_once(
    app: App,
    on_slack: OnSlack,
    slack: FakeSlack,
    ada_there: Actor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Who presses twenty times before the answer is there has answered once."""
    async with on_slack() as running:
        asked = await ada_there.asks("/quiz futures predict")
        presses = [ada_there.pressed(asked, label) for label in labels(asked)[:4] * 5]
        await asyncio.gather(*(slack.deliver("interactive", each) for each in presses))
        await running.answers.jobs.finish()
        mine = await ada_there.asks("/progress")
        await running.answers.jobs.finish()

    assert "of 1" in told(mine)
    assert traces(caplog) == []


async def test_form_sent_twice_at_once_is_answered_once(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """The very same submission delivered again is acknowledged and dropped."""
    async with on_slack() as running:
        await ada_there.command("/run")
        form = await ada_there.form(0)
        deliver, sent = slack.deliver, []

        async def twice(kind: str, payload: Json) -> Any:
            sent.append(json.loads(json.dumps(payload)))
            acks = await asyncio.gather(deliver(kind, payload), deliver(kind, payload))
            return acks[0]

        slack.deliver = twice  # type: ignore[method-assign]
        await ada_there.submit(form, code="print('once')")
        await running.answers.jobs.finish()

    assert len(sent) == 1
    assert len(slack.messages) == 1


async def test_class_of_two_hundred_is_answered(
    on_slack: OnSlack, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """Commands, messages and runs of 200 people at once: each gets an answer of their own."""
    lines = ("/explain futures", "/quiz futures", "/progress", "/topics", "/help")
    people = [Actor(slack, f"U{number}") for number in range(200)]
    async with on_slack(grace=60.0) as running:
        await asyncio.gather(*(p.command(lines[n % 5]) for n, p in enumerate(people)))
        await running.answers.jobs.finish()

    assert len(slack.messages) == 200
    assert traces(caplog) == []
