"""Server settings as values: given by people, kept as text, told in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import servers
from bot.errors import LearnerError
from bot.servers import Daily, Named, ServerSettings
from bot.talk import Place, server_of

GENERAL = Named("300", "general")
DAILY = Daily(channel=GENERAL, hour=18, zone="Europe/Berlin", topic="futures")
texts = st.text(max_size=60)


def place(channel: str, parent: str = "") -> Place:
    return Place(id=f"discord:200:{channel}", surface="discord", parent=parent)


@pytest.mark.parametrize("is_private", [True, False])
def test_answers_are_the_other_way_round_in_the_named_channels(is_private: bool) -> None:
    """And in their threads; `300` does not hit `1300`."""
    text = servers.text_of_answers(is_private=is_private, exceptions=(GENERAL,))
    found = servers.read({"answers": text})
    there = [place("300"), place("301"), place("1300"), place("400", parent="300")]

    assert [found.hides(each) for each in there] == [
        not is_private,
        is_private,
        is_private,
        not is_private,
    ]


def test_what_is_kept_reads_back_as_it_was() -> None:
    """Limits and the daily question there and back; the defaults are kept as nothing."""
    kept = {"limits": servers.text_of_limits(2.5, 16), "daily": servers.text_of_daily(DAILY)}

    assert servers.read(kept) == ServerSettings(wall_s=2.5, output_kib=16, daily=DAILY)
    assert servers.text_of_limits(None, None) == servers.text_of_daily(None) == ""
    assert servers.text_of_answers(is_private=False, exceptions=()) == ""


@given(st.dictionaries(st.sampled_from(servers.KEYS), texts))
def test_no_kept_text_breaks_the_bot(values: dict[str, str]) -> None:
    """Whatever stands in the database, settings come out and can be told."""
    found = servers.read(values)

    assert found.wall_s is None or found.wall_s > 0
    assert all(servers.tell(key, text) is not None for key, text in values.items())


def test_limits_only_ever_lessen() -> None:
    """A server cannot give more than the installation does."""
    assert servers.lessened(ServerSettings(), 5.0, 65536) == (5.0, 65536)
    assert servers.lessened(ServerSettings(wall_s=2.0, output_kib=1), 5.0, 65536) == (2.0, 1024)
    assert servers.lessened(ServerSettings(wall_s=9.0, output_kib=999), 5.0, 65536) == (5.0, 65536)


@pytest.mark.parametrize("text", ["300 general", "<#300>", "300", " 300  general \n"])
def test_a_channel_is_read_as_given(text: str) -> None:
    """From the form's list, or a pasted mention."""
    (found,) = servers.named(text, "channel")

    assert found.id == "300"


@pytest.mark.parametrize(
    "text", ["garbage", "#general", "-300", "300; DROP", "9" * 30, "\uff13\uff10"]
)
def test_a_garbage_channel_is_named(text: str) -> None:
    """What is no channel is told, and nothing is changed."""
    with pytest.raises(LearnerError, match="There is no channel"):
        servers.named(text, "channel")


@pytest.mark.parametrize(
    ("text", "hour"), [("0", 0), ("23", 23), ("18:00", 18), ("6 pm", 18), ("12am", 0), (" 7 ", 7)]
)
def test_an_hour_is_read_as_people_write_it(text: str, hour: int) -> None:
    """With or without minutes, in either half of the day."""
    assert servers.hour(text) == hour


@pytest.mark.parametrize("text", ["24", "-1", "18:30", "noon", "", "13 pm", "0 am"])
def test_no_hour_is_told(text: str) -> None:
    """Only full hours of the day can be chosen."""
    with pytest.raises(LearnerError, match="not an hour"):
        servers.hour(text)


@pytest.mark.parametrize(
    ("text", "zone"), [("Europe/Berlin", "Europe/Berlin"), ("europe/berlin", "Europe/Berlin")]
)
def test_a_zone_is_found_whatever_its_capitals(text: str, zone: str) -> None:
    """As IANA names it, or nearly."""
    assert servers.zone(text) == zone


@pytest.mark.parametrize(
    ("text", "near"),
    [("Berlin", "Europe/Berlin"), ("Europe/Berlni", "Europe/Berlin"), ("new york", "New_York")],
)
def test_a_wrong_zone_names_the_nearest_right_one(text: str, near: str) -> None:
    """A city alone, a slip of the finger, a space for an underline."""
    with pytest.raises(LearnerError, match="no time zone") as caught:
        servers.zone(text)

    assert near in caught.value.hint


@pytest.mark.parametrize("text", ["../../etc/passwd", "x" * 500, "\0"])
def test_no_zone_reads_a_file_of_its_own(text: str) -> None:
    """Only known names are ever opened."""
    with pytest.raises(LearnerError, match="no time zone"):
        servers.zone(text)


@pytest.mark.parametrize("text", ["0", "-1", "99", "nan", "inf", "five"])
def test_a_number_beyond_its_bounds_is_told(text: str) -> None:
    """With the bounds in the hint."""
    with pytest.raises(LearnerError) as caught:
        servers.within(text, "Seconds", 0.5, 5.0)

    assert "0.5 to 5" in caught.value.hint


def test_nobody_is_blocked_twice_and_the_list_ends() -> None:
    """A second block changes the name only; a full list says so."""
    kept = servers.with_person("7 Bob", Named("7", "Bobby"), is_blocked=True)
    full = "\n".join(str(number) for number in range(servers.MOST_NAMED))

    assert kept == "7 Bobby"
    assert servers.with_person(kept, Named("7"), is_blocked=False) == ""
    with pytest.raises(LearnerError, match="already"):
        servers.with_person(full, Named("777"), is_blocked=True)


def test_a_block_is_of_one_person() -> None:
    """Number for number."""
    found = servers.read({"blocked": "7 Bob"})

    assert [found.blocks(each) for each in ("discord:7", "discord:77", "discord:")] == [
        True,
        False,
        False,
    ]


def test_settings_are_told_in_words() -> None:
    """As an admin reads them in the list and in the audit."""
    told = {
        "answers": servers.tell("answers", "private\n300 general"),
        "limits": servers.tell("limits", "2.5 16"),
        "daily": servers.tell("daily", servers.text_of_daily(DAILY)),
        "blocked": servers.tell("blocked", ""),
    }

    assert told == {
        "answers": "only the one who asks sees them, but not in #general",
        "limits": "2.5 s, 16 KiB of output",
        "daily": "#general at 18:00 Europe/Berlin, on futures",
        "blocked": "nobody",
    }


@pytest.mark.parametrize("text", ["say", "test:place", "discord:dm:5", "slack:T1:D5", "slack:T1:"])
def test_a_talk_with_the_bot_alone_is_in_no_server(text: str) -> None:
    """Only channels are."""
    assert server_of(text) == ""
