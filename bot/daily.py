"""The question of the day: which one, when, and posted once in each place that wants it.

Answering it is the quiz's business; what a server wants is settled in `bot.admin`.
"""

from __future__ import annotations

import asyncio
import logging
import random
import zoneinfo
from collections.abc import Awaitable, Callable, Iterable
from datetime import UTC, date, datetime, time, timedelta

from bot.board import Boards, PlaceGoneError, PostError, place_of
from bot.chores import Chores
from bot.content import Library, Question
from bot.servers import Daily
from bot.store import Store, StoreError
from bot.talk import Block, Choice, Code, Heading, Note, Prose, Reply, Style, pack

log = logging.getLogger(__name__)

LATE = timedelta(hours=2)  # what was missed for longer is left out
ROUND_S = 60.0  # seconds from one look at the clock to the next
FIRST_DAY = date(2026, 1, 1)


# ---- when


def due(daily: Daily, now: datetime) -> tuple[date, ...]:
    """The local days whose question should be there by now and is not later than `LATE`.

    An hour that a change of clocks leaves out is taken an hour later, one that comes twice the
    first time. Reads the file of the zone.
    """
    try:
        zone = zoneinfo.ZoneInfo(daily.zone)
    except (zoneinfo.ZoneInfoNotFoundError, ValueError):
        log.warning("there is no time zone %r any more", daily.zone)
        return ()
    today = now.astimezone(zone).date()
    days = (today - timedelta(days=1), today)
    return tuple(day for day in days if timedelta() <= now - _moment(day, daily.hour, zone) < LATE)


def _moment(day: date, hour: int, zone: zoneinfo.ZoneInfo) -> datetime:
    return datetime.combine(day, time(hour), tzinfo=zone).astimezone(UTC)


def job_of(server: str, daily: Daily) -> str:
    """The job of which one is done each day."""
    return f"daily {server}:{daily.channel.id}"


# ---- what


def question_for(library: Library, server: str, topic: str, day: date) -> Question | None:
    """The question of one day in one server: none comes again before all others were asked."""
    questions = library.questions_on(topic) if topic else tuple(library.questions.values())
    if not questions:
        return None
    number, turn = divmod((day - FIRST_DAY).days, len(questions))
    order = sorted(questions, key=lambda question: question.id)
    random.Random(f"{server} {topic} {number}").shuffle(order)  # noqa: S311 - no secret
    return order[turn]


def post_of(library: Library, question: Question, day: date) -> Reply:
    """What stands in the channel: the question, and a button to answer it in private."""
    title = library.topics[question.topic].title
    blocks: list[Block] = [Heading(f"Question of the day: {title}"), Prose(question.prompt)]
    if question.code:
        blocks.append(Code(question.code.strip("\n")))
    blocks.append(Note("Only you see your answer and what it was worth."))
    answer = pack("quiz", "daily", question.id, day.isoformat())
    return Reply(
        blocks=tuple(blocks),
        choices=(Choice("Answer", answer, Style.MAIN),),
        topic=question.topic,
        details={"question": question.id},
    )


# ---- done


class DailyQuestions:
    """Looks at the clock once a minute, and posts what is due."""

    def __init__(
        self,
        *,
        library: Library,
        store: Store,
        boards: Boards,
        chores: Chores,
        clock: Callable[[], datetime],
    ) -> None:
        self._library = library
        self._store = store
        self._boards = boards
        self._chores = chores
        self._clock = clock
        self._is_kept = False
        self._round = asyncio.Lock()

    def surface_up(self, surface: str) -> None:
        """Begin when the first surface connects, for as long as the app is open."""
        del surface
        if not self._is_kept:
            self._is_kept = self._chores.start(self.keep(), "questions of the day")

    async def keep(self, pause: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
        """Post what is due for as long as the bot runs, also what it missed while it did not."""
        while True:
            try:
                await self.post_due()
            except StoreError as error:
                log.warning("no question of the day for now: %s", error)
            await pause(ROUND_S)

    async def post_due(self) -> None:
        """Post every question that is due now and was not posted; when it returns, it is."""
        async with self._round:  # what another round has claimed is not posted yet
            await self._post_due()

    async def _post_due(self) -> None:
        now = self._clock()
        wanted = [
            (server, found.daily)
            for server, found in await self._store.servers_with("daily")
            if found.daily is not None and self._boards.has(server.partition(":")[0])
        ]
        for server, daily, day in await asyncio.to_thread(_all_due, wanted, now):
            await self._post(server, daily, day, now)

    async def _post(self, server: str, daily: Daily, day: date, now: datetime) -> None:
        job, slot = job_of(server, daily), day.isoformat()
        question = question_for(self._library, server, daily.topic, day)
        if question is None or not await self._store.claim(job, slot, now):
            return
        place = place_of(f"{server}:{daily.channel.id}")
        try:
            await self._boards.post(place, post_of(self._library, question, day))
        except PlaceGoneError as error:
            log.warning("%s of %s cannot be posted: %s", job, slot, error)
        except PostError as error:  # it may work in a minute
            log.warning("%s of %s could not be posted: %s", job, slot, error)
            await self._store.release(job, slot)


def _all_due(wanted: Iterable[tuple[str, Daily]], now: datetime) -> list[tuple[str, Daily, date]]:
    return [(server, daily, day) for server, daily in wanted for day in due(daily, now)]
