"""The command line: `corobot`, or `python -m bot`.

Imports only the surface asked for, so that each starts quickly and none needs another's libraries.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import functools
import gc
import json
import logging
import os
import signal
import sys
import threading
from collections.abc import Callable, Coroutine, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any

from bot import __version__, settings
from bot.content import CORE_PACK, ContentError, Start, prepare
from bot.errors import SetupError
from bot.settings import Settings
from sandbox import SandboxUnavailable

OK, PROBLEM, USAGE, NO_SANDBOX = 0, 1, 2, 3
SWITCH_S = 0.001  # after which a thread lets another one have the interpreter


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="corobot",
        description="Teaches Python's asyncio: explains, asks, runs snippets, remembers.",
        epilog="Without a command: every surface that has a token, else the terminal.",
    )
    parser.add_argument("--version", action="version", version=f"corobot {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND")
    terminal = commands.add_parser("terminal", help="chat here, no token needed")
    terminal.add_argument("--as", dest="name", default=_user(), help="the learner's name")
    commands.add_parser("discord", help="serve Discord (DISCORD_TOKEN)")
    slack = commands.add_parser("slack", help="serve Slack (SLACK_BOT_TOKEN and SLACK_APP_TOKEN)")
    slack.add_argument(
        "--manifest",
        nargs="?",
        const="",
        metavar="URL",
        help="print what Slack must be told of the app, over HTTP if the server's URL is given",
    )
    _add_say(commands)
    _add_run(commands)
    _add_content(commands)
    commands.add_parser("doctor", help="what works on this machine, and how to get the rest")
    backup = commands.add_parser("backup", help="copy the database to a new file")
    backup.add_argument("file", type=Path)
    return parser


def _add_say(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    say = commands.add_parser("say", help="one request, the reply on standard output")
    say.add_argument("text", nargs="?", help='what to say, such as "/explain futures"')
    say.add_argument("--as", dest="name", default=_user(), help="the learner's name")
    say.add_argument("--press", metavar="TOKEN", help="press a choice of an earlier reply")
    say.add_argument("--submit", metavar="TOKEN", help="send a form")
    say.add_argument("--field", action="append", default=[], metavar="ID=TEXT", help="of the form")
    say.add_argument("--json", action="store_true", help="the reply as JSON")
    say.add_argument("--batch", action="store_true", help="one JSON request a line from stdin")


def _add_run(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    run = commands.add_parser("run", help="run a file in the sandbox")
    run.add_argument("file", help="a Python file, or - for standard input")
    run.add_argument("--json", action="store_true", help="the outcome as JSON")
    run.add_argument("--clock", choices=["virtual", "real"], default="virtual")
    run.add_argument("--picture", type=Path, metavar="PNG", help="draw what the loop did")
    run.add_argument("--timeout", type=float, metavar="S", help="seconds until it is stopped")
    run.add_argument(
        "--orders",
        type=int,
        nargs="?",
        const=0,
        metavar="N",
        help="run it in N other orders too (24): could it print something else?",
    )


def _add_content(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    content = commands.add_parser("content", help="work on lessons, questions and challenges")
    inside = content.add_subparsers(dest="action", metavar="ACTION", required=True)
    check = inside.add_parser("check", help="hold the packs to the rules, run all that is in them")
    check.add_argument("folder", nargs="?", type=Path, help="a pack to check with the shipped one")
    check.add_argument(
        "--long", action="store_true", help="every program 3 times, on each supported Python here"
    )
    check.add_argument("--runs", type=int, metavar="N", help="every program N times")
    check.add_argument(
        "--python", action="append", default=[], metavar="PATH", help="check on this Python too"
    )
    check.add_argument("--json", action="store_true", help="the findings as JSON")
    new = inside.add_parser("new", help="begin a lesson, question or challenge: a form to fill in")
    new.add_argument("what", choices=["lesson", "question", "challenge"])
    new.add_argument("id")
    new.add_argument("--pack", type=Path, metavar="DIR", help="where; a folder without a pack too")
    new.add_argument("--kind", default="choice", help="of a question: predict, order, fix...")
    new.add_argument("--topic", default="", help="of a question or challenge, if its id says not")
    preview = inside.add_parser("preview", help="show one as learners see it, answers included")
    preview.add_argument("id", help="of a lesson, a page (futures#box), a question, a challenge")
    preview.add_argument("--as", dest="look", choices=["terminal", "text"], default="terminal")
    preview.add_argument("--pack", type=Path, metavar="DIR", help="a pack to look in too")


def _user() -> str:
    return os.environ.get("USER") or "you"


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command; the exit status tells how it went."""
    parser = _parser()
    options = parser.parse_args(argv)
    try:
        return asyncio.run(_main(parser, options))
    except SetupError as error:
        return _fail(error.message, error.hint, error.status)
    except SandboxUnavailable as error:
        return _fail(str(error), "`corobot doctor` shows each layer.", NO_SANDBOX)
    except ContentError as error:
        return _fail(str(error), "The pack was refused whole; nothing was started.", USAGE)
    except KeyboardInterrupt:
        return 130
    except asyncio.CancelledError:  # by SIGTERM
        return OK
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return PROBLEM


def _fail(message: str, hint: str, status: int) -> int:
    sys.stderr.write(f"corobot: {message}\n")
    if hint:
        sys.stderr.write(f"  {hint}\n")
    return status


async def _main(parser: argparse.ArgumentParser, options: argparse.Namespace) -> int:
    logging.basicConfig(
        level=logging.INFO, format="%(asctime)s %(levelname)s %(name)s: %(message)s"
    )
    chosen = settings.load()
    command = options.command or _served(chosen)
    if command == "slack" and getattr(options, "manifest", None) is not None:
        return _manifest(options.manifest)
    if command in ("discord", "slack", "chats"):
        _stop_gently()
        return await _chats(chosen, command)
    logging.getLogger().setLevel(logging.WARNING)
    if command == "terminal":
        return await _terminal(chosen, getattr(options, "name", _user()))
    if command == "say":
        return await _say(parser, chosen, options)
    if command == "run":
        return await _run(parser, chosen, options)
    if command == "content":
        return await _content(parser, chosen, options)
    if command == "backup":
        return await _backup(chosen, options.file)
    return await _doctor(chosen)


async def _terminal(chosen: Settings, name: str) -> int:
    from bot.app import open_app
    from bot.surfaces import terminal

    async with open_app(chosen) as app:
        if sys.stdin.isatty():  # while somebody reads what is on the screen
            threading.Thread(target=prepare, args=(app.library,), daemon=True).start()
        await terminal.serve(app, name=name, history=chosen.database.parent / "history")
    return OK


def _served(chosen: Settings) -> str:
    """What `corobot` alone does: every surface that has a token, else the terminal."""
    if chosen.discord_token and chosen.has_slack:
        return "chats"
    if chosen.has_slack:
        return "slack"
    return "discord" if chosen.discord_token else "terminal"


async def _chats(chosen: Settings, which: str) -> int:
    """Serve Discord, Slack, or both with one app."""
    from bot.app import open_app

    serving: list[Callable[[Any], Coroutine[Any, Any, None]]] = []
    if which in ("discord", "chats"):
        from cogs import serve as serve_discord

        if not chosen.discord_token:
            raise SetupError("DISCORD_TOKEN is not set.", hint="See docs/discord.md.")
        sharding = _sharding(chosen)
        serving.append(lambda app: serve_discord(app, chosen.discord_token, **sharding))
    if which in ("slack", "chats"):
        from bot.surfaces import slack

        slack.check(chosen)
        serving.append(lambda app: slack.serve(app, chosen))
    async with open_app(chosen) as app:
        await asyncio.to_thread(prepare, app.library)
        _answer_soon()
        try:
            async with asyncio.TaskGroup() as tasks:
                for serve in serving:
                    tasks.create_task(serve(app))
        except* SetupError as group:
            raise _first(group) from None
    return OK


def _answer_soon() -> None:
    """Keep what never changes and what is drawn in a thread from delaying the loop.

    Fifty who ask at once were answered at p99 after 140 ms, and are now after 90
    (`benchmarks/discord.py`): a full collection goes through the whole course, some 40 ms, and a
    thread that draws a picture gives the interpreter back after 5 ms, each time the loop wants it.
    """
    gc.collect()
    gc.freeze()
    if hasattr(libc := ctypes.CDLL(None), "malloc_trim"):  # glibc keeps what was only built with
        libc.malloc_trim(0)
    sys.setswitchinterval(SWITCH_S)


def _sharding(chosen: Settings) -> dict[str, Any]:
    """How Discord is told to divide its servers; nothing for one connection."""
    if chosen.discord_shard_count == 1:
        return {}
    ids = list(chosen.discord_shard_ids) or None
    return {"shard_count": chosen.discord_shard_count, "shard_ids": ids}


def _manifest(url: str) -> int:
    from bot.app import COMMANDS
    from bot.surfaces import slack

    sys.stdout.write(json.dumps(slack.manifest(COMMANDS, url), indent=2) + "\n")
    return OK


def _stop_gently() -> None:
    """Let SIGTERM end this task as Ctrl+C does, so that open requests are finished."""
    task = asyncio.current_task()
    assert task is not None
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, task.cancel)


def _first(group: BaseExceptionGroup[BaseException]) -> BaseException:
    error: BaseException = group
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return error


async def _say(
    parser: argparse.ArgumentParser, chosen: Settings, options: argparse.Namespace
) -> int:
    from bot.app import open_app
    from bot.surfaces import say

    given = _given(parser, options)
    async with open_app(chosen) as app:
        if options.batch:
            return OK if await say.batch(app, options.name) else PROBLEM
        said = await say.say(app, options.name, say.request_of(app, given))
    if options.json:
        say.write_json(say.to_json(said))
    else:
        say.write_text(said)
    return PROBLEM if said.is_error else OK


def _given(parser: argparse.ArgumentParser, options: argparse.Namespace) -> dict[str, object]:
    """What `say` was asked to do; wrong usage ends with status 2."""
    ways = [options.text is not None, bool(options.press), bool(options.submit), options.batch]
    if sum(ways) != 1:
        parser.error("say takes one of TEXT, --press, --submit or --batch")
    pairs = [pair.partition("=") for pair in options.field]
    if any(not equals for _, equals, _ in pairs) or (pairs and not options.submit):
        parser.error("--field takes ID=TEXT, and goes with --submit")
    if options.submit:
        return {"submit": options.submit, "fields": {key: value for key, _, value in pairs}}
    return {"press": options.press} if options.press else {"text": options.text or ""}


async def _run(
    parser: argparse.ArgumentParser, chosen: Settings, options: argparse.Namespace
) -> int:
    from bot import orders, snippet

    if options.orders is not None and not 0 <= options.orders <= orders.MOST:
        parser.error(f"--orders takes a number, at most {orders.MOST}")
    if options.timeout is not None and not 0 < options.timeout <= snippet.LONGEST:
        parser.error(f"--timeout takes seconds, more than 0 and at most {snippet.LONGEST:g}")
    return await snippet.run_file(
        options.file,
        where=chosen.sandbox,
        seconds=options.timeout,
        clock=options.clock,
        picture=_picture(options.picture),
        wanted=0 if options.orders is None else options.orders or orders.ORDERS,
        as_json=options.json,
    )


def _picture(file: Path | None) -> Callable[[Any], None] | None:
    """What writes the picture of a run to a file, if one is wanted."""
    if file is None:
        return None
    from bot.picture import save

    return functools.partial(save, file)


async def _content(
    parser: argparse.ArgumentParser, chosen: Settings, options: argparse.Namespace
) -> int:
    if options.action == "preview":
        return _preview(chosen, options)
    from bot import workshop

    if options.action == "new":
        return workshop.begin(_start(options))
    if options.runs is not None and not 1 <= options.runs <= workshop.MOST_RUNS:
        parser.error(f"--runs takes a number from 1 to {workshop.MOST_RUNS}")
    wish = workshop.Wish(
        folder=options.folder,
        runs=options.runs or (workshop.LONG_RUNS if options.long else 1),
        is_long=options.long,
        pythons=tuple(options.python),
        as_json=options.json,
    )
    return await workshop.check(chosen, wish)


def _start(options: argparse.Namespace) -> Start:
    """What is to be begun; without a pack that is named in the current one, else in the course."""
    pack = options.pack or (Path() if Path("pack.toml").is_file() else CORE_PACK)
    return Start(
        what=options.what, id=options.id, pack=pack, kind=options.kind, topic=options.topic
    )


def _preview(chosen: Settings, options: argparse.Namespace) -> int:
    from bot.preview import preview

    folders = (*chosen.content, options.pack) if options.pack else chosen.content
    return preview(replace(chosen, content=folders), options.id, is_plain=options.look == "text")


async def _backup(chosen: Settings, file: Path) -> int:
    from bot import upkeep

    return await upkeep.back_up(chosen, file)


async def _doctor(chosen: Settings) -> int:
    from bot import upkeep

    return await upkeep.examine(chosen)


if __name__ == "__main__":
    sys.exit(main())
