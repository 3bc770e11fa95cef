"""The question of the day: at the right hour, once, in each place, also after the bot was away."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

import pytest

from bot.app import App
from bot.board import PlaceGoneError, PostFailedError
from bot.content import Library
from bot.daily import due, job_of, post_of, question_for
from bot.servers import Daily, Named, text_of_daily
from bot.talk import Learner, Place, Press, Reply
from tests.people import Clock, Person, words

SERVER = "discord:200"
HOST = Learner(id="discord:1", name="host")


def at(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def daily(hour: int = 18, zone: str = "Europe/Berlin", topic: str = "") -> Daily:
    return Daily(channel=Named("300", "general"), hour=hour, zone=zone, topic=topic)


@dataclass
class Shelf:
    """A board that keeps what it is given, or refuses it."""

    posts: list[tuple[str, Reply]] = field(default_factory=list)
    refusal: Exception | None = None

    async def post(self, place: Place, reply: Reply) -> str:
        if self.refusal:
            raise self.refusal
        self.posts.append((place.id, reply))
        return str(len(self.posts))

    async def edit(self, place: Place, post: str, reply: Reply) -> None:
        raise AssertionError("a question of the day is not changed")

    def delay(self, place: Place) -> float:
        return 0.0


async def settle(app: App, *wanted: Daily, server: str = SERVER) -> None:
    for one in wanted:
        await app.store.change_server(
            server, "daily", lambda _, one=one: text_of_daily(one), by=HOST, now=app.clock()
        )


# ---- when


@pytest.mark.parametrize(
    ("now", "is_due"),
    [
        ("2026-01-15T16:59", False),  # Berlin is an hour ahead in winter
        ("2026-01-15T17:00", True),
        ("2026-01-15T18:59", True),  # late, but not too late
        ("2026-01-15T19:00", False),
        ("2026-07-15T15:59", False),  # and two in summer
        ("2026-07-15T16:00", True),
        ("2026-03-28T17:00", True),  # the day before the clocks go forward
        ("2026-03-29T16:00", True),  # and that day
        ("2026-03-29T15:59", False),
        ("2026-10-24T16:00", True),
        ("2026-10-25T16:59", False),  # and back
        ("2026-10-25T17:00", True),
    ],
)
def test_the_hour_is_that_of_the_zone(now: str, is_due: bool) -> None:
    """Six in the evening in Berlin, summer and winter."""
    day = at(now).date()

    assert due(daily(), at(now)) == ((day,) if is_due else ())


def test_an_hour_that_the_clocks_leave_out_comes_an_hour_later() -> None:
    """Berlin has no 2:00 on 29 March 2026: the question comes when it strikes three."""
    assert due(daily(2), at("2026-03-29T00:59")) == ()
    assert due(daily(2), at("2026-03-29T01:00")) == (date(2026, 3, 29),)


def test_an_hour_that_comes_twice_is_one_slot() -> None:
    """Both two o'clocks of 25 October 2026 are of one day."""
    hours = [at("2026-10-25T00:00") + timedelta(minutes=10 * n) for n in range(18)]
    found = [due(daily(2), hour) for hour in hours]

    assert {slot for slots in found for slot in slots} == {date(2026, 10, 25)}
    assert found[0] == (date(2026, 10, 25),)


def test_what_was_missed_before_midnight_is_caught_up_after_it() -> None:
    """23:00 is less than two hours ago at half past midnight, and of the day before."""
    assert due(daily(23, "UTC"), at("2026-06-02T00:30")) == (date(2026, 6, 1),)


@pytest.mark.parametrize("zone", ["Asia/Kathmandu", "Pacific/Kiritimati", "America/St_Johns"])
def test_odd_zones_have_one_question_a_day(zone: str) -> None:
    """Quarters of an hour and the other side of the date line: 400 days, 400 slots."""
    start = at("2026-01-01T00:00")
    found = {
        slot
        for hour in range(24 * 400)
        for slot in due(daily(9, zone), start + timedelta(hours=hour))
    }

    assert len(found) in (400, 401)
    assert max(found) - min(found) == timedelta(days=len(found) - 1)


def test_a_zone_that_is_gone_asks_nothing() -> None:
    """A name that was good once does not break the others."""
    assert due(daily(zone="Europe/Nowhere"), at("2026-01-15T17:00")) == ()


# ---- what


def test_no_question_comes_again_before_all_others_were_asked(library: Library) -> None:
    """Each day another one, in an order of each server's own."""
    count = len(library.questions_on("coroutines"))
    days = [date(2026, 3, 1) + timedelta(days=n) for n in range(400)]
    start = next(n for n, day in enumerate(days) if (day - date(2026, 1, 1)).days % count == 0)
    asked = [question_for(library, SERVER, "coroutines", day) for day in days[start:][:count]]

    assert len({question.id for question in asked if question}) == count
    assert question_for(library, SERVER, "no-such-topic", days[0]) is None


def test_every_question_can_be_that_of_a_day(library: Library) -> None:
    """Its button carries its id, whatever its length."""
    for question in library.questions.values():
        reply = post_of(library, question, date(2026, 3, 1))

        assert reply.choices[0].token.endswith(f"{question.id}:2026-03-01")


# ---- done


async def test_it_is_posted_once_a_day_in_each_place(app: App, clock: Clock) -> None:
    """However often the clock is looked at, and by however many."""
    board = Shelf()
    await settle(app, daily())
    await settle(app, daily(hour=17, zone="UTC"), server="discord:201")
    clock.now = at("2026-03-02T17:00")
    with app.boards.hung("discord", board):
        await asyncio.gather(*(app.daily.post_due() for _ in range(5)))
        await app.daily.post_due()
        first = [place for place, _ in board.posts]
        clock.pass_days(1)
        await app.daily.post_due()

    assert sorted(first) == ["discord:200:300", "discord:201:300"]
    assert len(board.posts) == 4
    assert board.posts[0][1] != board.posts[-1][1]


async def test_what_was_missed_is_posted_late_or_left_out(app: App, clock: Clock) -> None:
    """An hour away: late. Three hours away: not today."""
    board = Shelf()
    await settle(app, daily())
    clock.now = at("2026-03-02T18:30")
    with app.boards.hung("discord", board):
        await app.daily.post_due()
        clock.now = at("2026-03-03T20:30")
        await app.daily.post_due()

    assert len(board.posts) == 1


async def test_an_outage_is_tried_again_and_a_lost_channel_is_not(
    app: App, clock: Clock, caplog: pytest.LogCaptureFixture
) -> None:
    """What may work in a minute is not given up; what is gone is named once a day."""
    board = Shelf(refusal=PostFailedError("down"))
    await settle(app, daily())
    clock.now = at("2026-03-02T17:00")
    with app.boards.hung("discord", board):
        await app.daily.post_due()
        board.refusal = None
        await app.daily.post_due()
        assert len(board.posts) == 1
        clock.pass_days(1)
        board.refusal = PlaceGoneError("Unknown Channel")
        for _ in range(3):
            await app.daily.post_due()

    assert caplog.text.count("Unknown Channel") == 1


async def test_nothing_is_lost_while_the_surface_is_away(app: App, clock: Clock) -> None:
    """Without a board the slot stays free."""
    await settle(app, daily())
    clock.now = at("2026-03-02T17:00")
    await app.daily.post_due()

    assert await app.store.claim(job_of(SERVER, daily()), "2026-03-02", clock.now)


async def test_the_clock_is_looked_at_once_a_minute(app: App, clock: Clock) -> None:
    """The first time at once, when a surface connects."""
    board, waits = Shelf(), list[float]()
    await settle(app, daily())
    clock.now = at("2026-03-02T16:59")

    async def pause(seconds: float) -> None:
        waits.append(seconds)
        clock.now += timedelta(seconds=seconds)
        if len(waits) == 3:
            raise asyncio.CancelledError

    with app.boards.hung("discord", board), pytest.raises(asyncio.CancelledError):
        await app.daily.keep(pause)

    assert waits == [60.0, 60.0, 60.0]
    assert len(board.posts) == 1


async def test_it_is_in_the_servers_language(app: App, clock: Clock) -> None:
    """The bot's own words; the question stays English."""
    board = Shelf()
    await settle(app, daily())
    await app.store.change_server(SERVER, "language", lambda _: "de", by=HOST, now=clock.now)
    clock.now = at("2026-03-02T17:00")
    with app.boards.hung("discord", board):
        await app.daily.post_due()

    assert "Frage des Tages" in words(board.posts[0][1])


# ---- answered


async def test_each_answers_for_themselves_and_once(app: App, ada: Person, bob: Person) -> None:
    """Two people get the same question; a second press shows the first answer's verdict."""
    question = question_for(app.library, SERVER, "coroutines", date(2026, 3, 2))
    assert question is not None
    press = Press(post_of(app.library, question, date(2026, 3, 2)).choices[0].token)
    asked = await asyncio.gather(ada.send(press), ada.send(press), bob.send(press))
    await app.store.export(ada.learner.id)
    export = await app.store.export(ada.learner.id)

    assert {each.details["question"] for each in asked} == {question.id}
    assert asked[0] == asked[1]
    assert len(export.tables["asked"]) == 1


async def test_a_second_press_after_the_answer_asks_nothing_new(app: App, ada: Person) -> None:
    """Nobody can answer it twice for two marks."""
    question = next(q for q in app.library.questions.values() if q.kind.value == "choice")
    press = Press(post_of(app.library, question, date(2026, 3, 2)).choices[0].token)
    await ada.send(press)
    verdict = await ada.send(Press(ada.last.choices[0].token))
    again = await ada.send(press)

    assert again.blocks[0] == verdict.blocks[0]
    assert (await ada.says("/progress")).details["answers"] == 1


async def test_a_round_waits_for_what_another_one_claimed(app: App, clock: Clock) -> None:
    """Two at once post each question once, and when either returns it stands there."""
    board, seen = Shelf(), list[int]()
    await settle(app, daily())
    clock.now = at("2026-03-02T17:00")

    async def round_of_its_own() -> None:
        await app.daily.post_due()
        seen.append(len(board.posts))

    with app.boards.hung("discord", board):
        await asyncio.gather(*(round_of_its_own() for _ in range(5)))

    assert seen == [1] * 5
