"""The HTTP door: what is not signed, signed long ago or comes again stays out."""

from __future__ import annotations

import io
import json
from dataclasses import replace

import aiohttp
import pytest

from bot.errors import SetupError
from bot.settings import Settings
from bot.surfaces.server import split
from bot.surfaces.slack.client import check
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_api import APP_TOKEN
from tests.fakes.slack_people import Actor
from tests.fakes.slack_wire import FakeSlack

JSON = {"content-type": "application/json"}


@pytest.fixture
def transport() -> str:
    return "http"


@pytest.mark.parametrize(
    ("secret", "age"), [("another-secret", 0.0), ("a-signing-secret", 400.0)], ids=["wrong", "old"]
)
async def test_wrong_or_old_signature_is_refused(
    secret: str, age: float, on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """401, and nothing is answered."""
    body = json.dumps(ada_there.said("futures", "D1"))
    async with on_slack() as running:
        status, _ = await slack.post(body, JSON | slack.signed(body, secret=secret, age=age))
        await running.answers.jobs.finish()

    assert status == 401
    assert slack.messages == []


async def test_request_without_signature_is_refused(on_slack: OnSlack, slack: FakeSlack) -> None:
    """401 for whoever finds the address."""
    async with on_slack():
        status, _ = await slack.post("{}", JSON)
        odd, _ = await slack.post("{}", {**JSON, "x-slack-request-timestamp": "soon"})

    assert (status, odd) == (401, 401)


STRANGE: dict[str, tuple[bytes, dict[str, str]]] = {
    "bytes that are no text": (b"\xff\xfe\x00", {}),
    "an encoding that is none": (b"{}", {"content-type": "application/json; charset=utf-99"}),
    "a stamp without end": (b"{}", {"x-slack-request-timestamp": "9" * 400}),
    "a stamp in other digits": (b"{}", {"x-slack-request-timestamp": "\u0663\u0664"}),
    "a signature in other letters": (b"{}", {"x-slack-signature": "v0=\u00e9"}),
    "a signature without end": (b"{}", {"x-slack-signature": "v0=" + "a" * 5000}),
    "nothing": (b"", {}),
}


@pytest.mark.parametrize("name", STRANGE)
async def test_strange_request_is_refused_quietly(
    name: str, on_slack: OnSlack, slack: FakeSlack, caplog: pytest.LogCaptureFixture
) -> None:
    """Whoever finds the address gets 401, and cannot fill the log."""
    body, headers = STRANGE[name]
    good = slack.signed("something else") | JSON
    async with on_slack(), aiohttp.ClientSession() as session:
        url = f"{slack.bot_url}/slack/events"
        async with session.post(url, data=body, headers={**good, **headers}) as answer:
            status = answer.status

    assert status == 401
    assert not [record for record in caplog.records if record.exc_info]


async def test_request_without_end_is_cut_off(on_slack: OnSlack, slack: FakeSlack) -> None:
    """Nobody fills the memory: 413 after a megabyte."""
    async with on_slack():
        given = {"data": io.BytesIO(b"x" * 2_000_000), "headers": JSON | slack.signed("x")}
        async with aiohttp.request("POST", f"{slack.bot_url}/slack/events", **given) as answer:
            status = answer.status

    assert status == 413


async def test_replayed_request_is_refused(
    on_slack: OnSlack, slack: FakeSlack, ada_there: Actor
) -> None:
    """The very same request a second time is not Slack's, however fresh it is."""
    body = json.dumps(ada_there.said("futures", "D1"))
    headers = JSON | slack.signed(body)
    async with on_slack() as running:
        first, _ = await slack.post(body, headers)
        second, _ = await slack.post(body, headers)
        await running.answers.jobs.finish()

    assert (first, second) == (200, 401)
    assert len(slack.messages) == 1


async def test_address_is_verified_when_slack_asks(on_slack: OnSlack, slack: FakeSlack) -> None:
    """The challenge that Slack sends to a new address comes back."""
    body = json.dumps({"type": "url_verification", "challenge": "abc", "token": "old"})
    async with on_slack():
        status, answer = await slack.post(body, JSON | slack.signed(body))

    assert (status, answer) == (200, {"challenge": "abc"})


async def test_health_is_told(on_slack: OnSlack, slack: FakeSlack) -> None:
    """A supervisor can ask whether the bot is there."""
    async with on_slack(), aiohttp.request("GET", f"{slack.bot_url}/healthz") as answer:
        found = await answer.json()

    assert found == {"status": "ok"}


async def test_socket_that_is_taken_is_one_clear_line(
    on_slack: OnSlack, chosen: Settings, slack: FakeSlack
) -> None:
    """Another process on the port is named."""
    async with on_slack() as running:
        taken = Settings(
            database=chosen.database,
            slack_bot_token="xoxb-good",
            slack_signing_secret="x",
            slack_api_url=chosen.slack_api_url,
            server=f"127.0.0.1:{running.port}",
        )
        with pytest.raises(SetupError, match="Cannot listen on"):
            async with on_slack(settings=taken):
                pass


@pytest.mark.parametrize("address", ["", "3000", "host:", "host:port", ":3000", "host:99999"])
def test_address_that_is_none_is_refused(address: str) -> None:
    """Only HOST:PORT is one."""
    with pytest.raises(SetupError, match="COROBOT_SERVER"):
        split(address)


@pytest.mark.parametrize(
    ("given", "missing"),
    [
        ({}, "SLACK_BOT_TOKEN is not set"),
        ({"slack_bot_token": "x"}, "Neither SLACK_APP_TOKEN nor SLACK_SIGNING_SECRET"),
        ({"slack_client_id": "x"}, "SLACK_CLIENT_SECRET is not set"),
        ({"slack_client_secret": "x"}, "SLACK_CLIENT_ID is not set"),
        ({"slack_client_id": "x", "slack_client_secret": "y"}, "SLACK_TOKEN_KEY is not set"),
    ],
)
def test_missing_token_is_named(
    given: dict[str, str], missing: str, chosen_database: Settings
) -> None:
    """One line says which variable is missing."""
    settings = Settings(database=chosen_database.database, **given)
    with pytest.raises(SetupError, match=missing):
        check(settings)


@pytest.fixture
def chosen_database(tmp_path: object) -> Settings:
    return Settings(database=tmp_path)  # type: ignore[arg-type]  # never opened


@pytest.mark.parametrize("variable", ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"])
async def test_refused_token_is_named(variable: str, on_slack: OnSlack, chosen: Settings) -> None:
    """A wrong token ends the start with its name, not with a trace."""
    tokens = {"slack_bot_token": "xoxb-good", "slack_app_token": "xapp-good"}
    wrong = Settings(
        database=chosen.database,
        slack_api_url=chosen.slack_api_url,
        **{**tokens, variable.lower(): "wrong"},
    )
    with pytest.raises(SetupError, match=variable):
        async with on_slack(settings=wrong):
            pass


async def test_both_ways_in_work_at_once(
    on_slack: OnSlack, slack: FakeSlack, chosen: Settings, ada_there: Actor, bob_there: Actor
) -> None:
    """With both tokens set an event may come by either, and the same one by both counts once."""
    both = replace(chosen, slack_app_token=APP_TOKEN)
    async with on_slack(settings=both) as running:
        event = ada_there.said("futures", "D1")
        await slack.deliver("events_api", event)
        body = json.dumps(event)
        slack.bot_url = f"http://127.0.0.1:{running.port}"
        again, _ = await slack.post(body, JSON | slack.signed(body))
        await slack.deliver("events_api", bob_there.said("topics", "D1"))
        await running.answers.jobs.finish()

    assert again == 200
    assert len(slack.messages) == 2
