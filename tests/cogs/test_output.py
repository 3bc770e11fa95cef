"""What programs print to fool a screen is shown, and obeyed by nobody: no ping, no link, no fence.

The fake refuses mentions that are on, fences left open, and whatever breaks a limit.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.cogs.conftest import OnDiscord
from tests.fakes.discord_shapes import Json, shown
from tests.fakes.discord_wire import FakeDiscord

ATTEMPTS = sorted((Path(__file__).parents[1] / "outputs").glob("*.py"))
TEXTS = {path.stem: path.read_text(encoding="utf-8") for path in ATTEMPTS}
DONE = ("Ran to the end", "Stopped", "Not run")
HOSTILE = (
    "``` @everyone <@1> <@&2> <#3> </run:4> discord.gg/abc https://discord.com/invite/abc"
    " [click](https://evil.invalid) <https://evil.invalid> ||no|| <t:0:R> <a:x:5> # big"
)
PLACES = {
    "printed": f"print({HOSTILE!r})",
    "printed on many lines": f"print(({HOSTILE!r} + chr(10)) * 60)",
    "an exception": f"raise ValueError({HOSTILE!r})",
    "a group": f"raise ExceptionGroup({HOSTILE!r}, [ValueError({HOSTILE!r})])",
    "an exit": f"raise SystemExit({HOSTILE!r})",
    "no program": HOSTILE,
    "a name": "everyone = here = None\neveryone.discord_gg",
    "a task": "import asyncio\nasync def main():\n    t = asyncio.create_task(asyncio.sleep(1),"
    f" name={HOSTILE!r})\n    await t\nasyncio.run(main())",
}
FENCED = re.compile(r"```.*?```", re.DOTALL)
CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
# What Discord's clients obey in a text that stands in no fence.
OBEYED = (
    re.compile(r"@(everyone|here)\b"),
    re.compile(r"(?<!\\)<(@|#|/|t:|a?:)"),
    re.compile(r"(discord(app)?\.(gg|com/invite)|dsc\.gg)", re.IGNORECASE),
    re.compile(r"(?<!\\)\]\(https?://(?!docs\.python\.org/)"),
    re.compile(r"(?<!\\)\|\|"),
)


@pytest.fixture
def runs_code() -> bool:
    return True


async def answer(wire: FakeDiscord, source: str) -> Json:
    sent = await wire.send_form(await wire.slash("run"), code=source)
    await wire.until(lambda: sent.message and any(w in shown(sent.message) for w in DONE))
    assert sent.message is not None
    return sent.message


def test_there_are_attempts() -> None:
    """An empty folder would pass in silence."""
    assert len(ATTEMPTS) >= 15


@pytest.mark.parametrize("source", [*TEXTS.values(), *PLACES.values()], ids=[*TEXTS, *PLACES])
async def test_output_is_harmless(wire: FakeDiscord, on_discord: OnDiscord, source: str) -> None:
    """The answer comes; outside its fences nothing is obeyed, and no control is anywhere."""
    async with on_discord():
        message = await answer(wire, source)
    text = shown(message)
    bare = FENCED.sub("", text)
    files = [data.decode("utf-8", "replace") for data in wire.files[message["id"]].values()]

    assert not CONTROLS.search("\n".join(text.splitlines()))
    assert not [each.pattern for each in OBEYED if each.search(bare)], bare
    assert not any("\x1b" in each for each in files if "PNG" not in each[:8])


async def test_form_that_is_opened_again_shows_the_code_as_it_is(
    wire: FakeDiscord, on_discord: OnDiscord
) -> None:
    """An editor shows to the letter; nothing in it is drawn."""
    async with on_discord():
        message = await answer(wire, PLACES["printed"])
        edit = await wire.press(message, "Edit and run")
    assert edit.modal is not None

    assert edit.modal["components"][0]["component"]["value"] == PLACES["printed"]
