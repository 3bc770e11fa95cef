"""Workspaces that install the bot themselves, and those that remove it."""

from __future__ import annotations

import html
import re
from pathlib import Path

import aiohttp
import pytest
from cryptography.fernet import Fernet
from yarl import URL

from bot.app import App
from bot.errors import SetupError
from bot.settings import Settings
from bot.surfaces.slack.install import Seal
from tests.bot.surfaces.slack.conftest import OnSlack
from tests.fakes.slack_people import Actor
from tests.fakes.slack_wire import SECRET, FakeSlack

KEY = Fernet.generate_key().decode()


@pytest.fixture
def transport() -> str:
    return "http"


@pytest.fixture
def many(chosen: Settings) -> Settings:
    """One workspace with a token of its own, and the way in for others."""
    return Settings(
        database=chosen.database,
        slack_bot_token="xoxb-good",
        slack_signing_secret=SECRET,
        slack_client_id="1.2",
        slack_client_secret="hidden",
        slack_token_key=KEY,
        slack_api_url=chosen.slack_api_url,
        server="127.0.0.1:0",
    )


async def install(slack: FakeSlack, code: str = "good-code", state: str = "") -> tuple[int, str]:
    """What a person's browser does: to Slack and back; the status and the state of the end."""
    base = URL(slack.bot_url)
    slack.teams["xoxb-second"] = "T2"
    async with aiohttp.ClientSession(cookie_jar=aiohttp.DummyCookieJar()) as browser:
        async with browser.get(base / "slack/install", allow_redirects=False) as page:
            text = await page.text()
            cookie = page.headers["Set-Cookie"].partition(";")[0]
        found = re.search(r'href="([^"]*oauth/v2/authorize[^"]*)"', text)
        assert found, text
        state = state or URL(html.unescape(found[1])).query["state"]
        back = base / "slack/oauth_redirect"
        given = {"code": code, "state": state}
        async with browser.get(back, params=given, headers={"Cookie": cookie}) as end:
            return end.status, state


async def test_workspace_installs_the_bot_and_is_answered(
    app: App, on_slack: OnSlack, slack: FakeSlack, many: Settings
) -> None:
    """Its token is kept, sealed, and found again after a restart."""
    there = Actor(slack, "U5", team="T2")
    async with on_slack(settings=many):
        status, _ = await install(slack)
        await there.says("futures", "D1")
    async with on_slack(settings=many):
        await there.says("futures", "D1")
    sealed = await app.store.installation("T2")

    assert status == 200
    assert [m["team"] for m in slack.messages] == ["T2", "T2"]
    assert sealed is not None
    assert "xoxb-second" in str(Seal(KEY).open(sealed))
    for file in Path(many.database.parent).iterdir():
        assert b"xoxb-second" not in file.read_bytes()


async def test_state_is_good_once_and_only_if_it_is_ours(
    on_slack: OnSlack, slack: FakeSlack, many: Settings
) -> None:
    """An invented state, and one that was used, install nothing."""
    async with on_slack(settings=many):
        invented, _ = await install(slack, state="invented")
        first, state = await install(slack)
        again, _ = await install(slack, state=state)
        refused, _ = await install(slack, code="bad-code")

    assert first == 200
    assert min(invented, again, refused) >= 400


async def test_revoked_workspace_ends_and_the_other_goes_on(
    app: App,
    on_slack: OnSlack,
    slack: FakeSlack,
    many: Settings,
    ada_there: Actor,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """A token that is refused while running is dropped and logged; others are answered."""
    there = Actor(slack, "U5", team="T2")
    async with on_slack(settings=many) as running:
        await install(slack)
        slack.revoked.add("xoxb-second")
        await slack.deliver("events_api", there.said("futures", "D1"))
        await running.answers.jobs.finish()
        await ada_there.says("futures", "D1")
    kept = await app.store.installation("T2")

    assert kept is None
    assert "workspace T2 (token_revoked)" in caplog.text
    assert [m["team"] for m in slack.messages] == ["T1"]


async def test_removed_bot_is_forgotten(
    app: App, on_slack: OnSlack, slack: FakeSlack, many: Settings
) -> None:
    """Slack says when a workspace removes the bot; its token is not kept."""
    there = Actor(slack, "U5", team="T2")
    async with on_slack(settings=many) as running:
        await install(slack)
        await slack.deliver("events_api", there.event({"type": "app_uninstalled"}))
        await running.answers.jobs.finish()
    kept = await app.store.installation("T2")

    assert kept is None


async def test_organisation_installs_the_bot_for_all_its_workspaces(
    app: App, on_slack: OnSlack, slack: FakeSlack, many: Settings
) -> None:
    """Each of its workspaces is answered with its token, and it ends for all of them."""
    people = [Actor(slack, "U5", team="T7"), Actor(slack, "U6", team="T8")]
    whole = {"enterprise_id": "E1", "is_enterprise_install": True}
    async with on_slack(settings=many) as running:
        status, _ = await install(slack, code="code-for-all")
        for there in people:
            event = there.said("futures", "D1") | whole
            event["authorizations"] = [{**event["authorizations"][0], **whole}]
            await slack.deliver("events_api", event)
        await running.answers.jobs.finish()
        ended = people[0].event({"type": "app_uninstalled"}) | whole
        ended["authorizations"] = [{**ended["authorizations"][0], **whole}]
        await slack.deliver("events_api", ended)
        await running.answers.jobs.finish()
    kept = await app.store.installation("E1")

    assert status == 200
    assert len(slack.messages) == 2
    assert kept is None


async def test_another_key_opens_nothing(
    on_slack: OnSlack, slack: FakeSlack, many: Settings, caplog: pytest.LogCaptureFixture
) -> None:
    """A lost key is told in the log; several keys change one for another."""
    there = Actor(slack, "U5", team="T2")
    other = Fernet.generate_key().decode()
    fields = {name: getattr(many, name) for name in Settings.__slots__}
    async with on_slack(settings=many):
        await install(slack)
    async with on_slack(settings=Settings(**{**fields, "slack_token_key": other})) as running:
        await slack.deliver("events_api", there.said("futures", "D1"))
        await running.answers.jobs.finish()
    both = Settings(**{**fields, "slack_token_key": f"{other},{KEY}"})
    async with on_slack(settings=both):
        await there.says("futures", "D1")

    assert "SLACK_TOKEN_KEY does not open what is kept of workspace T2" in caplog.text
    assert len(slack.messages) == 1


def test_key_that_is_none_is_refused() -> None:
    """One clear line."""
    with pytest.raises(SetupError, match="SLACK_TOKEN_KEY is not a key"):
        Seal("short")


ODD_RETURNS = (
    *("", "?error=access_denied", "?code=x", "?state=x", "?code=&state=", "?code=x&state=%FF%00"),
    f"?state={'a' * 5000}&code=x",
    f"?code=good-code&state={KEY}",
)


@pytest.mark.parametrize("query", ODD_RETURNS, ids=range(len(ODD_RETURNS)))
async def test_odd_return_from_slack_installs_nothing(
    query: str,
    on_slack: OnSlack,
    slack: FakeSlack,
    many: Settings,
    app: App,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Whoever comes back with something else than was given is told so, without a trace."""
    async with on_slack(settings=many), aiohttp.ClientSession() as browser:
        url = URL(f"{slack.bot_url}/slack/oauth_redirect{query}", encoded=True)
        async with browser.get(url, headers={"Cookie": "slack-app-oauth-state=x"}) as end:
            status = end.status
    kept = await app.store.installation("T2")

    assert status < 500
    assert kept is None
    assert not [record for record in caplog.records if record.exc_info]
