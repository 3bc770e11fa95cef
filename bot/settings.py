"""The operator's settings: environment and `.env` become one frozen value.

Nothing is opened or connected here.
"""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from dotenv import dotenv_values

from bot.errors import SetupError

SLACK_API = "https://slack.com/api/"
SERVER = "127.0.0.1:3000"
MOST_SHARDS = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """What the operator decides. A secret never appears in its repr."""

    database: Path
    content: tuple[Path, ...] = ()
    sandbox: str = "embedded"
    corpus: Path | None = None  # where Python's documentation is unpacked, to compare texts with
    web: str = "127.0.0.1:8765"
    discord_token: str = ""
    discord_message_content: bool = False  # the privileged intent, only to offer running code
    discord_shard_count: int | None = 1  # None is as many as Discord says
    discord_shard_ids: tuple[int, ...] = ()  # those of this process; all if empty
    slack_bot_token: str = ""
    slack_app_token: str = ""
    slack_signing_secret: str = ""
    slack_client_id: str = ""
    slack_client_secret: str = ""
    slack_token_key: str = ""
    slack_api_url: str = SLACK_API
    server: str = SERVER

    @property
    def has_slack(self) -> bool:
        """Whether anything of Slack is set."""
        return bool(self.slack_bot_token or self.slack_app_token or self.slack_client_id)

    def __repr__(self) -> str:
        return f"Settings(database={self.database}, sandbox={self.sandbox!r})"


def load(environ: Mapping[str, str] | None = None, *, dotenv: Path | None = None) -> Settings:
    """The settings of this process; the environment wins over the file `.env`.

    Raises:
        SetupError: a value that cannot be used, named with its variable.
    """
    file = Path(".env") if dotenv is None else dotenv
    values: dict[str, str] = {}
    if file.is_file():
        values.update({key: value for key, value in dotenv_values(file).items() if value})
    values.update(os.environ if environ is None else environ)
    return Settings(
        database=_database(values),
        content=_folders(values.get("COROBOT_CONTENT", "")),
        sandbox=_sandbox(values.get("COROBOT_SANDBOX", "")),
        corpus=_corpus(values.get("CORPUS_ROOT", "")),
        web=values.get("COROBOT_WEB", "") or "127.0.0.1:8765",
        discord_token=values.get("DISCORD_TOKEN", "").strip(),
        discord_message_content=_switch(values, "DISCORD_MESSAGE_CONTENT"),
        discord_shard_count=_shard_count(values),
        discord_shard_ids=_shard_ids(values),
        slack_bot_token=values.get("SLACK_BOT_TOKEN", "").strip(),
        slack_app_token=values.get("SLACK_APP_TOKEN", "").strip(),
        slack_signing_secret=values.get("SLACK_SIGNING_SECRET", "").strip(),
        slack_client_id=values.get("SLACK_CLIENT_ID", "").strip(),
        slack_client_secret=values.get("SLACK_CLIENT_SECRET", "").strip(),
        slack_token_key=values.get("SLACK_TOKEN_KEY", "").strip(),
        slack_api_url=_slack_api(values.get("SLACK_API_URL", "")),
        server=values.get("COROBOT_SERVER", "").strip() or SERVER,
    )


def _database(values: Mapping[str, str]) -> Path:
    """The database file; by default in the user's data folder (XDG base directories)."""
    if given := values.get("COROBOT_DATABASE", "").strip():
        return Path(given).expanduser()
    home = values.get("XDG_DATA_HOME", "").strip()
    base = Path(home) if home else Path(values.get("HOME") or Path.home()) / ".local" / "share"
    return base / "corobot" / "corobot.db"


def _shard_count(values: Mapping[str, str]) -> int | None:
    """How many shards all processes together have."""
    text = values.get("DISCORD_SHARD_COUNT", "").strip() or "1"
    if text == "auto":
        return None
    if text.isascii() and text.isdigit() and 1 <= int(text) <= MOST_SHARDS:
        return int(text)
    raise SetupError(
        f"DISCORD_SHARD_COUNT is {text!r}, which is no number of shards.",
        hint="Leave it out up to 2,500 servers; then a number, or `auto`.",
    )


def _shard_ids(values: Mapping[str, str]) -> tuple[int, ...]:
    """Which of the shards this process holds."""
    parts = [each.strip() for each in values.get("DISCORD_SHARD_IDS", "").split(",")]
    given = [each for each in parts if each]
    count = _shard_count(values)
    if given and count is None:
        raise SetupError(
            "DISCORD_SHARD_IDS needs a number in DISCORD_SHARD_COUNT, not `auto`.",
            hint="Set the same number for every process.",
        )
    ids = [int(each) for each in given if each.isascii() and each.isdigit() and len(each) < 7]
    if len(set(ids)) < len(given) or any(each >= (count or 1) for each in ids):
        raise SetupError(
            f"DISCORD_SHARD_IDS is {','.join(given)!r}; there are shards 0 to {(count or 1) - 1}.",
            hint="Name each once, separated by commas: `0,1`.",
        )
    return tuple(sorted(ids))


def _slack_api(text: str) -> str:
    """Where Slack's Web API is; its methods are appended, so it ends with a slash."""
    url = text.strip() or SLACK_API
    if not url.startswith(("https://", "http://")):
        raise SetupError(
            f"SLACK_API_URL is {url!r}, which is not an address.",
            hint=f"Leave it out for {SLACK_API}.",
        )
    return url if url.endswith("/") else f"{url}/"


def _folders(text: str) -> tuple[Path, ...]:
    folders = tuple(Path(part).expanduser() for part in text.split(os.pathsep) if part.strip())
    for folder in folders:
        if not folder.is_dir():
            raise SetupError(
                f"COROBOT_CONTENT names {folder}, which is not a folder.",
                hint="Give folders of content packs, separated by a colon.",
            )
    return folders


def _switch(values: Mapping[str, str], name: str) -> bool:
    text = values.get(name, "").strip().casefold()
    if text in ("", "0", "no", "off", "false"):
        return False
    if text in ("1", "yes", "on", "true"):
        return True
    raise SetupError(f"{name} is {text!r}, which is neither 1 nor 0.")


def _corpus(text: str) -> Path | None:
    return Path(text).expanduser() if text.strip() else None


def _sandbox(text: str) -> str:
    where = text.strip() or "embedded"
    kinds = ("unix:", "http://")
    if where == "embedded" or any(where.startswith(k) and len(where) > len(k) for k in kinds):
        return where
    raise SetupError(
        f"COROBOT_SANDBOX is {where!r}, which is not a sandbox.",
        hint="Use `embedded`, `unix:PATH` or `http://HOST:PORT`.",
    )
