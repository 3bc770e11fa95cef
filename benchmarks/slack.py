"""How soon Slack hears that it was heard: the acks of many commands at once, runs mixed in.

    python benchmarks/slack.py [--rounds 5] [--short]

The real bolt app, the real sandbox, and the fake Slack of the tests in one process. The fake does
not check the messages here: that takes more than answering them. The status is 1 when p99 at 200
is over 500 ms.
"""

from __future__ import annotations

import argparse
import asyncio
import logging
import random
import statistics
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

if sys.path[0] == str(Path(__file__).parent):
    sys.path[0] = str(Path(__file__).parent.parent)

from bot.app import open_app
from bot.settings import Settings
from bot.surfaces.slack.client import Slack, open_slack
from tests.fakes.slack_api import APP_TOKEN
from tests.fakes.slack_people import Actor
from tests.fakes.slack_wire import SECRET, FakeSlack, slack_on_loopback

TARGET = 0.5  # seconds; Slack gives up after 3
# One in five runs code, as in a class that tries things out.
LINES = ("/explain futures", "/quiz futures", "/progress", "/topics", "/run print(6 * 7)")


@asynccontextmanager
async def connected(*, by_http: bool) -> AsyncIterator[tuple[FakeSlack, Slack]]:
    """An app with an empty store behind one transport, and the Slack it speaks to."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(tempfile.TemporaryDirectory())
        chosen = Settings(database=Path(folder) / "bench.db")
        app = await stack.enter_async_context(open_app(chosen, chance=random.Random(1)))
        fake = await stack.enter_async_context(slack_on_loopback())
        fake.is_strict = False
        settings = Settings(
            database=Path("unused"),
            slack_bot_token="xoxb-good",
            slack_app_token="" if by_http else APP_TOKEN,
            slack_signing_secret=SECRET if by_http else "",
            slack_api_url=f"{fake.base}/api/",
            server="127.0.0.1:0",
        )
        running = await stack.enter_async_context(open_slack(app, settings, grace=60.0))
        fake.bot_url = f"http://127.0.0.1:{running.port}" if by_http else ""
        yield fake, running


async def measure(fake: FakeSlack, slack: Slack, count: int, rounds: int) -> list[float]:
    """The seconds until each ack, of so many commands at once, several times over."""
    seconds: list[float] = []
    for turn in range(rounds):
        people = [Actor(fake, f"U{turn}x{n}") for n in range(count)]
        lines = [LINES[n % len(LINES)] for n in range(count)] if count > 1 else [LINES[turn % 5]]
        asked = [person.command(line) for person, line in zip(people, lines, strict=True)]
        answered = len(fake.messages)
        acks = await asyncio.gather(*asked)
        assert all(ack.status == 200 for ack in acks)
        seconds += [ack.seconds for ack in acks]
        await slack.answers.jobs.finish()
        assert len(fake.messages) == answered + count, "somebody had no answer"
    return seconds


async def main(rounds: int) -> int:
    """Measure both transports and print a table; the exit status."""
    worst = 0.0
    print(f"{'transport':<10}{'at once':>8}{'p50':>9}{'p95':>9}{'p99':>9}   answered in")
    for by_http in (False, True):
        async with connected(by_http=by_http) as (fake, slack):
            await measure(fake, slack, 5, 1)  # warm
            for count in (1, 50, 200):
                began = time.perf_counter()
                turns = rounds * 20 if count == 1 else rounds
                seconds = await measure(fake, slack, count, turns)
                took = (time.perf_counter() - began) / turns
                cuts = statistics.quantiles(seconds, n=100, method="inclusive")
                p50, p95, p99 = (cuts[n - 1] * 1000 for n in (50, 95, 99))
                name = "HTTP" if by_http else "socket"
                print(
                    f"{name:<10}{count:>8}{p50:>6.0f} ms{p95:>6.0f} ms{p99:>6.0f} ms   {took:.2f} s"
                )
                worst = max(worst, p99 / 1000 if count == 200 else 0.0)
    print(f"p99 at 200: {worst * 1000:.0f} ms, target {TARGET * 1000:.0f} ms")
    return 0 if worst <= TARGET else 1


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5, help="how often each is measured")
    parser.add_argument("--short", action="store_true", help="one round, for CI")
    options = parser.parse_args()
    logging.basicConfig(level=logging.ERROR)
    sys.exit(asyncio.run(main(1 if options.short else options.rounds)))
