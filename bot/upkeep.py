"""The operator's commands: look at the machine, back the database up.

What authors need is in `bot.workshop`, what learners ask for in the rooms.
"""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from importlib.metadata import version
from pathlib import Path

from bot import content
from bot.content import ContentError
from bot.errors import SetupError
from bot.settings import Settings
from bot.store import StoreInUse, open_store
from bot.store import back_up as copy_database
from sandbox import Job, SandboxUnavailable, open_sandbox, probe


async def back_up(chosen: Settings, file: Path) -> int:
    """Copy the database to a new file, also while the bot runs."""
    await copy_database(chosen.database, file)
    sys.stdout.write(f"Saved {file}.\n")
    return 0


async def examine(chosen: Settings) -> int:
    """Print what works on this machine, and how to get what is missing; 0 when all needed is on."""
    rows = [
        (True, "Python", f"{sys.version_info.major}.{sys.version_info.minor}", ""),
        (True, "SQLite", sqlite3.sqlite_version, ""),
        *[
            (True, name, version(name), "")
            for name in ("discord.py", "slack-bolt", "RestrictedPython")
        ],
    ]
    rows += _layers(chosen)
    rows.append(await _try_sandbox(chosen))
    rows.append(await _try_store(chosen))
    rows += await asyncio.to_thread(_content, chosen)
    rows.append((True, "DISCORD_TOKEN", "set" if chosen.discord_token else "not set", ""))
    rows.append((True, "Slack", "set" if chosen.has_slack else "not set", ""))
    for is_fine, name, state, how in rows:
        sys.stdout.write(f"{'ok     ' if is_fine else 'MISSING'} {name}: {state}\n")
        if how:
            sys.stdout.write(f"        {how}\n")
    return 0 if all(is_fine for is_fine, *_ in rows) else 3


def _layers(chosen: Settings) -> list[tuple[bool, str, str, str]]:
    """Each layer around a snippet; those of a service elsewhere are that service's own."""
    if chosen.sandbox != "embedded":
        return []  # a service does not start without every layer
    rows = []
    for layer in probe():
        kind = "needed" if layer.is_required else "a bonus"
        state = f"{'on' if layer.is_on else 'off'}, {kind}"
        how = "" if layer.is_on else f"to get it: {layer.how_to_get}"
        rows.append((layer.is_on or not layer.is_required, f"layer {layer.name}", state, how))
    return rows


def _content(chosen: Settings) -> list[tuple[bool, str, str, str]]:
    """What there is to teach, and each fault of a pack that was left out."""
    try:
        library, faults = content.load_sound(chosen.content)
    except ContentError as error:
        return [(False, "content", "the shipped course has faults", str(error))]
    packs = ", ".join(pack.id for pack in library.packs)
    rows = [(True, "content", f"{len(library.lessons)} lessons of {packs}", "")]
    return rows + [(False, "a pack that is left out", str(fault), "") for fault in faults]


async def _try_sandbox(chosen: Settings) -> tuple[bool, str, str, str]:
    try:
        async with open_sandbox(chosen.sandbox, slots=1) as box:
            outcome = await box.run(Job("print(6 * 7)"))
    except SandboxUnavailable as error:
        return False, f"sandbox ({chosen.sandbox})", "does not start", str(error)
    state = "runs snippets" if outcome.stdout == "42\n" else outcome.verdict.value
    return outcome.stdout == "42\n", f"sandbox ({chosen.sandbox})", state, outcome.reason


async def _try_store(chosen: Settings) -> tuple[bool, str, str, str]:
    try:
        async with open_store(chosen.database, wait_s=0.1):
            return True, "database", str(chosen.database), ""
    except StoreInUse as error:
        return True, "database", error.message, ""
    except SetupError as error:
        return False, f"database {chosen.database}", error.message, error.hint
