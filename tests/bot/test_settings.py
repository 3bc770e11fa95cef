"""Environment and .env become one value."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot import settings
from bot.errors import SetupError


def test_without_anything_there_are_sensible_defaults(tmp_path: Path) -> None:
    """No token, no file: the database lies in the user's data folder."""
    found = settings.load({"HOME": "/home/ada"}, dotenv=tmp_path / "none")

    assert found.database == Path("/home/ada/.local/share/corobot/corobot.db")
    assert found.sandbox == "embedded"
    assert found.discord_token == ""


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    """What is set for this process counts more than what lies about."""
    dotenv = tmp_path / ".env"
    dotenv.write_text("DISCORD_TOKEN=file\nCOROBOT_DATABASE=/data/a.db\n")

    found = settings.load({"DISCORD_TOKEN": "process"}, dotenv=dotenv)

    assert found.discord_token == "process"
    assert found.database == Path("/data/a.db")


def test_no_secret_shows_in_the_repr(tmp_path: Path) -> None:
    """A log line with the settings gives nothing away."""
    found = settings.load({"DISCORD_TOKEN": "s3cret"}, dotenv=tmp_path / "none")

    assert "s3cret" not in repr(found)


@pytest.mark.parametrize("where", ["embedded", "unix:/run/box.sock", "http://10.0.0.7:8080"])
def test_each_kind_of_sandbox_is_taken(where: str, tmp_path: Path) -> None:
    """In this process, behind a socket, behind a URL."""
    found = settings.load({"COROBOT_SANDBOX": where}, dotenv=tmp_path / "none")

    assert found.sandbox == where


@pytest.mark.parametrize(
    "environ",
    [
        {"COROBOT_SANDBOX": "unix:"},
        {"COROBOT_SANDBOX": "http://"},
        {"COROBOT_SANDBOX": "bubble"},
        {"COROBOT_CONTENT": "/no/such"},
    ],
)
def test_a_value_that_cannot_be_used_is_named(environ: dict[str, str], tmp_path: Path) -> None:
    """The message carries the variable, the hint what to write."""
    with pytest.raises(SetupError) as caught:
        settings.load(environ, dotenv=tmp_path / "none")

    assert next(iter(environ)) in caught.value.message
    assert caught.value.hint


def test_documentation_is_compared_with_only_if_it_is_named(tmp_path: Path) -> None:
    """Where CI unpacks it, CORPUS_ROOT says so."""
    none = settings.load({}, dotenv=tmp_path / "none")
    some = settings.load({"CORPUS_ROOT": "/corpus"}, dotenv=tmp_path / "none")

    assert (none.corpus, some.corpus) == (None, Path("/corpus"))


@pytest.mark.parametrize(("text", "is_on"), [("", False), ("0", False), ("1", True), ("yes", True)])
def test_reading_messages_is_the_hosts_choice(text: str, is_on: bool, tmp_path: Path) -> None:
    """Off unless it says so."""
    found = settings.load({"DISCORD_MESSAGE_CONTENT": text}, dotenv=tmp_path / "none")

    assert found.discord_message_content is is_on


def test_a_switch_that_is_neither_is_named(tmp_path: Path) -> None:
    """A slip does not switch a privileged intent on or off in silence."""
    with pytest.raises(SetupError, match="DISCORD_MESSAGE_CONTENT"):
        settings.load({"DISCORD_MESSAGE_CONTENT": "maybe"}, dotenv=tmp_path / "none")


@pytest.mark.parametrize(
    ("environ", "count", "ids"),
    [
        ({}, 1, ()),
        ({"DISCORD_SHARD_COUNT": "auto"}, None, ()),
        ({"DISCORD_SHARD_COUNT": "4", "DISCORD_SHARD_IDS": "3, 1"}, 4, (1, 3)),
    ],
)
def test_shards_are_read(
    environ: dict[str, str], count: int | None, ids: tuple[int, ...], tmp_path: Path
) -> None:
    """One connection by default; a number, or as many as Discord says."""
    found = settings.load(environ, dotenv=tmp_path / "none")

    assert (found.discord_shard_count, found.discord_shard_ids) == (count, ids)


@pytest.mark.parametrize(
    ("count", "ids", "said"),
    [
        ("0", "", "DISCORD_SHARD_COUNT"),
        ("many", "", "DISCORD_SHARD_COUNT"),
        ("auto", "0", "not `auto`"),
        ("2", "2", "shards 0 to 1"),
        ("2", "1,1", "DISCORD_SHARD_IDS"),
        ("2", "-1", "DISCORD_SHARD_IDS"),
        ("", "1", "shards 0 to 0"),
    ],
)
def test_shards_that_cannot_be_are_named(count: str, ids: str, said: str, tmp_path: Path) -> None:
    """Each process must know which of how many it holds."""
    environ = {"DISCORD_SHARD_COUNT": count, "DISCORD_SHARD_IDS": ids}
    with pytest.raises(SetupError, match=said):
        settings.load(environ, dotenv=tmp_path / "none")
