"""The walls stand: in the source, in what is really loaded, and each one bites when breached."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest

from tests.walls import ROOT, sources, violations


def test_house_keeps_its_walls() -> None:
    """No module imports what lies further right, on the other side, or belongs to another."""
    breaches = violations(sources())

    assert not breaches, "\n" + "\n".join(breaches)


def test_every_part_is_looked_at() -> None:
    """A walk that found nothing would prove nothing."""
    files = sources()

    assert {"bot/app.py", "cogs/__init__.py", "sandbox/__init__.py"} <= files.keys()
    assert not [path for path in files if "/challenges/" in path]


def test_sql_files_lie_in_the_store() -> None:
    """Migrations are the only .sql files of the three packages."""
    strays = [
        path
        for top in ("bot", "cogs", "sandbox")
        for path in (ROOT / top).rglob("*.sql")
        if path.parent != ROOT / "bot" / "store"
    ]

    assert strays == []


# ---- what is really loaded: an import can hide from the source, not from sys.modules


def loaded_by(module: str) -> set[str]:
    """The top-level names in sys.modules after one import in a fresh interpreter."""
    program = (
        f"import json, sys, {module}\n"
        "print(json.dumps(sorted({name.partition('.')[0] for name in sys.modules})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return set(json.loads(done.stdout))


def test_app_loads_no_chat_library() -> None:
    """The terminal starts without the cost of Discord's and Slack's libraries."""
    loaded = loaded_by("bot.app")

    assert "bot" in loaded
    assert not loaded & {"discord", "slack_bolt", "slack_sdk", "cogs"}


def test_sandbox_loads_nothing_of_the_bot() -> None:
    """The keeper's process holds neither the bot, nor its libraries, nor the jail's policy."""
    loaded = loaded_by("sandbox")

    assert "sandbox" in loaded
    assert not loaded & {"bot", "cogs", "discord", "aiosqlite", "RestrictedPython"}


# ---- each wall bites

HOUSE = {
    "bot/__init__.py": "",
    "bot/__main__.py": "def main():\n    import cogs\n    from bot.surfaces import terminal\n",
    "bot/talk.py": "import enum\n",
    "bot/errors.py": "from bot.talk import Choice\n",
    "bot/store/__init__.py": "from bot.store.writer import Store\n",
    "bot/store/writer.py": 'import aiosqlite\nfrom bot.errors import E\nQ = "SELECT a FROM b"\n',
    "bot/content/__init__.py": "from sandbox import Job\n",
    "bot/desk.py": "import sandbox\nfrom bot.store import Store\n",
    "bot/quiz.py": "from bot.desk import Desk\nfrom bot import talk\n",
    "bot/lessons.py": '"""SELECT a lesson FROM the library."""\nfrom .desk import Desk\n',
    "bot/app.py": "from bot import lessons, quiz\n",
    "bot/surfaces/__init__.py": "",
    "bot/surfaces/terminal.py": "from bot.app import App\n",
    "bot/surfaces/slack.py": "from slack_bolt.async_app import AsyncApp\n",
    "cogs/__init__.py": "import discord\nfrom bot.app import App\n",
    "sandbox/__init__.py": "from sandbox.keeper import run\nfrom sandbox.job import Job\n",
    "sandbox/__main__.py": "import sandbox\n",
    "sandbox/job.py": "import enum\n",
    "sandbox/keeper.py": "from sandbox import job\n",
    "sandbox/cell.py": "from sandbox import job, policy\n",
    "sandbox/policy.py": "import RestrictedPython\nfrom . import job\n",
}

BREACHES = {
    "a room imports a room": ("bot/quiz.py", "from bot.lessons import explain", "another room"),
    "a room, by its package": ("bot/quiz.py", "from bot import lessons", "another room"),
    "a room, relatively": ("bot/quiz.py", "from . import lessons", "another room"),
    "left imports right": ("bot/talk.py", "from bot.desk import Desk", "further right"),
    "a room imports the app": ("bot/quiz.py", "import bot.app", "further right"),
    "the first layer runs code": ("bot/talk.py", "import sandbox", "further right"),
    "bot imports discord": ("bot/app.py", "import discord.ui", "only cogs may"),
    "discord by its name": ("bot/app.py", 'X = importlib.import_module("discord")', "only cogs"),
    "slack_bolt elsewhere": ("bot/surfaces/terminal.py", "import slack_bolt", "bot.surfaces.slack"),
    "aiosqlite elsewhere": ("bot/desk.py", "import aiosqlite", "only bot.store may"),
    "SQL elsewhere": ("bot/desk.py", 'Q = "DELETE FROM answers"', "SQL outside"),
    "SQL in an f-string": ("bot/desk.py", 'Q = f"INSERT INTO {t} VALUES (1)"', "SQL outside"),
    "a surface imports a room": ("bot/surfaces/terminal.py", "import bot.quiz", "talk to bot.app"),
    "a cog imports the store": ("cogs/__init__.py", "from bot.store import Store", "bot.app"),
    "a cog imports the content": ("cogs/__init__.py", "import bot.content", "talk to bot.app"),
    "a cog imports the sandbox": ("cogs/__init__.py", "import sandbox", "talk to bot.app"),
    "a surface imports Discord's": ("bot/surfaces/terminal.py", "import cogs", "only bot/__main__"),
    "the door goes around": ("bot/desk.py", "from sandbox.job import Job", "only `import sandbox`"),
    "the door goes around, 2": ("bot/desk.py", "from sandbox import job", "only `import sandbox`"),
    "sandbox imports bot": ("sandbox/keeper.py", "from bot.talk import Reply", "nothing of chat"),
    "sandbox imports cogs": ("sandbox/cell.py", "import cogs", "nothing of chat"),
    "the keeper imports the jail": ("sandbox/keeper.py", "import sandbox.policy", "jail side"),
    "the jail imports the keeper": ("sandbox/cell.py", "from . import keeper", "keeper side"),
    "the jail imports the door": ("sandbox/cell.py", "import sandbox", "keeper side"),
    "the shared imports a side": ("sandbox/job.py", "import sandbox.keeper", "keeper side"),
    "RestrictedPython elsewhere": ("sandbox/cell.py", "import RestrictedPython", "sandbox.policy"),
    "inside a function": ("bot/app.py", "def f():\n    import json", "inside a function"),
    "inside a method": ("bot/app.py", "class A:\n  async def f(self):\n    import json", "inside"),
    "a cycle": ("bot/talk.py", "from bot.errors import LearnerError", "a cycle: "),
    "a file without a place": ("bot/helpers.py", "", "no place in LAYERS"),
    "a standard name": ("sandbox/signal.py", "", "standard library"),
}


def test_sound_house_has_no_breach() -> None:
    """The house that the breaches below are made in is sound."""
    assert violations(HOUSE) == []


@pytest.mark.parametrize(("path", "line", "what"), BREACHES.values(), ids=BREACHES.keys())
def test_wall_bites(path: str, line: str, what: str) -> None:
    """One bad line in a sound house is found, in that file."""
    found = violations({**HOUSE, path: f"{HOUSE.get(path, '')}{line}\n"})

    assert any(what in breach for breach in found), found
    assert any(breach.startswith((path, "a cycle")) for breach in found)
