"""What the admins of a server decide: the values, how they are kept as text, and how they are told.

Who may change them and where they are kept is not known here.
"""

from __future__ import annotations

import math
import re
import zoneinfo
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar

from rapidfuzz import fuzz, process

from bot.errors import LearnerError
from bot.talk import Place
from bot.wording import shorten

KEYS = ("answers", "limits", "daily", "offers", "language", "blocked")
LEAST_WALL_S = 0.5
MOST_NAMED = 100  # channels or people in one list
ENGLISH = "en"
_ID = re.compile(r"(?:<[#@]!?)?([0-9]{1,20})>?\Z")
_HOUR = re.compile(r"([0-9]{1,2})(?::00)?\s*(am|pm)?\Z", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Named:
    """A channel or a person: the id counts, the name is what it was called when it was chosen."""

    id: str
    name: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Daily:
    """A question a day: where, at which hour of which zone, and on what."""

    channel: Named
    hour: int
    zone: str
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ServerSettings:
    """All that one server decides; a server that decides nothing has these defaults."""

    is_private: bool = False  # only the one who asks sees an answer
    exceptions: tuple[Named, ...] = ()  # channels where it is the other way round
    wall_s: float | None = None  # less than the installation allows, or its own limit
    output_kib: int | None = None
    daily: Daily | None = None
    offers_runs: bool = False
    language: str = ENGLISH
    blocked: tuple[Named, ...] = ()

    def hides(self, place: Place) -> bool:
        """Whether an answer in this place is for the one who asks alone."""
        channels = {place.id.rpartition(":")[2], place.parent}
        return self.is_private != any(each.id in channels for each in self.exceptions)

    def blocks(self, learner_id: str) -> bool:
        """Whether this person may not use the bot here."""
        number = learner_id.rpartition(":")[2]
        return any(each.id == number for each in self.blocked)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One line of the audit: who changed what, when, from what, to what."""

    id: int
    learner: str
    name: str
    key: str
    old: str
    new: str
    at: datetime


# ---- kept as text


def read(values: Mapping[str, str]) -> ServerSettings:
    """The settings from their kept texts; what cannot be read any more is as by default."""
    mode, *channels = values.get("answers", "").split("\n")
    wall, _, output = values.get("limits", "").partition(" ")
    return ServerSettings(
        is_private=mode == "private",
        exceptions=_kept("\n".join(channels)),
        wall_s=_positive(wall),
        output_kib=int(_positive(output) or 0) or None,
        daily=_daily(values.get("daily", "")),
        offers_runs=values.get("offers") == "on",
        language=values.get("language", "") or ENGLISH,
        blocked=_kept(values.get("blocked", "")),
    )


def text_of_answers(*, is_private: bool, exceptions: tuple[Named, ...]) -> str:
    """Where it answers whom, as it is kept; empty for everybody everywhere."""
    mode = "private" if is_private else "public"
    return "\n".join([mode, *map(_line, exceptions)]) if is_private or exceptions else ""


def text_of_limits(wall_s: float | None, output_kib: int | None) -> str:
    """Limits as they are kept; empty for the installation's own."""
    return f"{wall_s or 0:g} {output_kib or 0}" if wall_s or output_kib else ""


def text_of_daily(daily: Daily | None) -> str:
    """A daily question as it is kept; empty for none."""
    if daily is None:
        return ""
    return "\n".join([_line(daily.channel), str(daily.hour), daily.zone, daily.topic])


def text_of(those: tuple[Named, ...]) -> str:
    """Channels or people as they are kept, and as a form takes them."""
    return "\n".join(map(_line, those))


def with_person(kept: str, person: Named, *, is_blocked: bool) -> str:
    """The kept block list with this person on it, or without.

    Raises:
        LearnerError: the list is full.
    """
    others = tuple(each for each in _kept(kept) if each.id != person.id)
    if not is_blocked:
        return text_of(others)
    if len(others) >= MOST_NAMED:
        raise LearnerError(
            f"{MOST_NAMED} people are blocked already.", hint="Take somebody off the list first."
        )
    return text_of((*others, person))


def _line(named: Named) -> str:
    return f"{named.id} {shorten(named.name)}".strip()


def _kept(text: str) -> tuple[Named, ...]:
    pairs = (line.partition(" ") for line in text.split("\n") if line.strip())
    return tuple(Named(number, name) for number, _, name in pairs if _is_id(number))


def _is_id(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _positive(text: str) -> float | None:
    try:
        number = float(text)
    except ValueError:
        return None
    return number if 0 < number < math.inf else None


def _daily(text: str) -> Daily | None:
    channel, hour, zone, topic = (*text.split("\n"), "", "", "", "")[:4]
    found = _kept(channel)
    if not found or hour not in map(str, range(24)) or not zone:
        return None
    return Daily(channel=found[0], hour=int(hour), zone=zone, topic=topic)


# ---- given by people


def named(text: str, what: str) -> tuple[Named, ...]:
    """The channels or people of a form field: lines of an id and a name, or a mention.

    Raises:
        LearnerError: something else stands there.
    """
    found: dict[str, Named] = {}
    for line in filter(None, map(str.strip, text.split("\n"))):
        first, _, name = line.partition(" ")
        number = _ID.match(first)
        if number is None:
            raise LearnerError(
                f"There is no {what} “{shorten(line, 40)}” here.",
                hint=f"Choose the {what} from the list that the form offers.",
            )
        found[number[1]] = Named(number[1], shorten(name))
    if len(found) > MOST_NAMED:
        raise LearnerError(f"That are {len(found)}; a list takes {MOST_NAMED}.")
    return tuple(found.values())


def hour(text: str) -> int:
    """An hour of the day, `18`, `18:00` or `6 pm`.

    Raises:
        LearnerError: it is none.
    """
    found = _HOUR.match(text.strip())
    number = int(found[1]) if found else 99
    half = (found[2] or "").casefold() if found else ""
    if half and 1 <= number <= 12:
        return number % 12 + (12 if half == "pm" else 0)
    if half or number > 23:
        raise LearnerError(
            f"“{shorten(text, 20)}” is not an hour of the day.", hint="Give one from 0 to 23."
        )
    return number


def zone(text: str) -> str:
    """The IANA time zone of this name, whatever its capitals; reads files.

    Raises:
        LearnerError: there is none; the nearest one is named.
    """
    known = zoneinfo.available_timezones()
    if not known:
        raise LearnerError(
            "This machine knows no time zones.", hint="Whoever hosts the bot must install tzdata."
        )
    wanted = "_".join(text.split()).casefold()
    by_name = {name.casefold(): name for name in sorted(known)}
    if wanted in by_name:
        return by_name[wanted]
    near = process.extractOne(wanted[:60], list(by_name), scorer=fuzz.WRatio, score_cutoff=60)
    raise LearnerError(
        f"There is no time zone “{shorten(text, 40)}”.",
        hint=f"Did you mean `{by_name[near[0]]}`?" if near else "For example `Europe/Berlin`.",
    )


_Number = TypeVar("_Number", int, float)


def within(text: str, what: str, least: _Number, most: _Number) -> _Number | None:
    """A number of a form field from `least` to `most`; None if the field is empty.

    Raises:
        LearnerError: it is none, or beyond the bounds.
    """
    if not text.strip():
        return None
    kind = type(least)
    try:
        number = kind(text.strip().replace(",", "."))
    except ValueError:
        number = kind(-1)
    if not least <= number <= most:
        raise LearnerError(
            f"{what}: “{shorten(text, 20)}” cannot be used.",
            hint=f"Give a number from {least:g} to {most:g}, or nothing for the bot's own limit.",
        )
    return number


# ---- told


def tell(key: str, text: str) -> str:
    """A kept text in words, on one line."""
    found = read({key: text})
    if key == "answers":
        return _tell_answers(found)
    if key == "limits":
        seconds = f"{found.wall_s:g} s" if found.wall_s else ""
        output = f"{found.output_kib} KiB of output" if found.output_kib else ""
        return ", ".join(filter(None, (seconds, output))) or "the bot's own"
    if key == "daily":
        return tell_daily(found.daily)
    if key == "blocked":
        return ", ".join(each.name or each.id for each in found.blocked) or "nobody"
    if key == "offers":
        return "on" if found.offers_runs else "off"
    return found.language


def _tell_answers(found: ServerSettings) -> str:
    text = "only the one who asks sees them" if found.is_private else "everybody sees them"
    if not found.exceptions:
        return text
    return f"{text}, but not in {', '.join(map(tell_channel, found.exceptions))}"


def tell_channel(channel: Named) -> str:
    """A channel by its name."""
    return f"#{channel.name or channel.id}"


def tell_daily(daily: Daily | None) -> str:
    """When and where the question of the day comes."""
    if daily is None:
        return "off"
    on = f", on {daily.topic}" if daily.topic else ""
    return f"{tell_channel(daily.channel)} at {daily.hour}:00 {daily.zone}{on}"


def lessened(found: ServerSettings, wall_s: float, output_bytes: int) -> tuple[float, int]:
    """What a run may use here: the server's limits, never more than the given ones."""
    output = found.output_kib * 1024 if found.output_kib else output_bytes
    return min(found.wall_s or wall_s, wall_s), min(output, output_bytes)
