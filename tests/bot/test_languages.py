"""Other languages: complete, within Discord's rules, and never over people's words or lessons."""

from __future__ import annotations

import re
import tomllib
from typing import Any

import pytest

from bot import languages
from bot.app import COMMANDS, App
from bot.errors import LearnerError
from bot.languages import FOLDER, Language, gaps_of, without_gaps
from bot.talk import (
    Choice,
    Code,
    Facts,
    Heading,
    Learner,
    Mark,
    Note,
    Output,
    Place,
    Prose,
    Reply,
    Verdict,
    pack,
)
from tests.people import Person, words
from tests.phrases import LABELS, SAID, phrases, sources

SPOKEN = languages.load()
GERMAN = SPOKEN["de"]
# Words that may be an option of a question, or the beginning of a task, as well as ours.
ENGLISH_STAYS = {"True", "False", "Write {}"}
# Two ends of a sentence that is put together, each whole in the catalogue.
PUT_TOGETHER = {"{}`/help` lists them all."}
SPOKEN_BY_AUTHORS = ("bot/preview.py",)


def raw(language: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))


def whole(language: str) -> dict[str, str]:
    """All that a language says, labels and the rest."""
    return {**raw(language)["labels"], **raw(language)["phrases"]}


def wanted(kinds: frozenset[str] = frozenset(SAID)) -> dict[str, str]:
    """What it has to say, and where that stands."""
    left_out = ENGLISH_STAYS | PUT_TOGETHER
    return {
        text: where
        for text, where in phrases(kinds).items()
        if text not in left_out and not where.startswith(SPOKEN_BY_AUTHORS)
    }


def missing(said: set[str], asked: dict[str, str]) -> dict[str, str]:
    return {text: where for text, where in asked.items() if text not in said}


@pytest.mark.parametrize("language", SPOKEN)
def test_a_language_says_every_phrase_of_the_rooms(language: str) -> None:
    """A label, title or problem that is added in the code is missing here until it is said."""
    labels = {without_gaps(phrase) for phrase in raw(language)["labels"]}
    said = {without_gaps(phrase) for phrase in whole(language)}

    assert missing(said, wanted()) == {}
    assert missing(labels, wanted(LABELS)) == {}


@pytest.mark.parametrize("language", SPOKEN)
def test_a_language_says_nothing_that_the_code_does_not(language: str) -> None:
    """A phrase that was changed in the code is dead here."""
    told = sources()
    dead = [
        phrase
        for phrase in whole(language)
        if not all(part.strip() in told for part in re.split(r"\{\w+\}", phrase))
    ]

    assert dead == []


@pytest.mark.parametrize("language", SPOKEN)
def test_every_gap_is_filled(language: str) -> None:
    """Each phrase has the gaps of its English, and each has a name of its own."""
    for phrase, said in whole(language).items():
        assert gaps_of(phrase) == gaps_of(said), phrase
        assert len(set(gaps_of(phrase))) == len(gaps_of(phrase)), phrase


@pytest.mark.parametrize("language", SPOKEN)
def test_names_fit_discords_rules(language: str) -> None:
    """Small letters, 1 to 32, no two alike; menu entries may have spaces and capitals."""
    names = raw(language)["names"]
    commands = [names[name] for name in COMMANDS]
    options = {name: [p.name for p in offer.params] for name, offer in COMMANDS.items()}
    menus = [each for name, each in names.items() if " " in name]

    assert len(set(commands)) == len(commands)
    assert len(set(menus)) == len(menus) == 2
    for name in commands + [names[p] for each in options.values() for p in each if p != "code"]:
        assert re.fullmatch(r"[-_\w]{1,32}", name), name
        assert name == name.lower()
    for name in menus:
        assert 1 <= len(name) <= 32
    for each in options.values():
        told = [names.get(option) for option in each]
        assert len(set(told)) == len(told)


def test_descriptions_of_commands_fit() -> None:
    """Discord cuts nothing: 100 characters are the most."""
    for offer in COMMANDS.values():
        for text in (offer.summary, *(param.summary for param in offer.params)):
            assert 0 < len(GERMAN.say(text)) <= 100
            assert GERMAN.say(text) != text


# ---- what is translated, and what never is


def test_the_bots_own_words_are_translated() -> None:
    """Verdict, heading, note, names of facts and labels, with what stands in their gaps."""
    reply = GERMAN.reply(
        Reply(
            blocks=(
                Verdict(
                    Mark.FINE, "Ran to the end after 12 ms; 3 s on its own clock, waits skipped"
                ),
                Heading("Futures: choice, level 2"),
                Facts((("Pages read", "3 of 90"),)),
                Note("Press or ask again in 4 seconds; nothing is lost."),
            ),
            choices=(Choice("Run again", pack("runs", "again", "x")),),
        )
    )
    texts = words(reply)

    assert "Zu Ende gelaufen nach 12 ms; 3 s auf eigener Uhr, Warten übersprungen" in texts
    assert "Futures: choice, Stufe 2" in texts
    assert "Gelesene Seiten: 3 von 90" in texts
    assert "in 4 Sekunden noch einmal" in texts
    assert reply.choices[0].label == "Noch einmal"


def test_people_and_lessons_are_not_translated() -> None:
    """What a program printed, code, and prose that only begins as a phrase does."""
    blocks = (
        Output("Right", label="Output"),
        Code("Right"),
        Prose("Write `fetch` that waits."),
        Prose("Hint 1: this is a sentence of a lesson."),
    )
    told = GERMAN.reply(Reply(blocks=blocks)).blocks

    assert told[1:] == blocks[1:]
    assert told[0] == Output("Right", label="Ausgabe")


@pytest.mark.parametrize(
    "option", ["Right", "nobody", "on", "Running", "one of them", "It runs, but not in a thread"]
)
def test_an_answer_that_reads_like_a_phrase_is_left_alone(option: str) -> None:
    """Options of a question are buttons too."""
    choice = Choice(option, pack("quiz", "pick", "x", "0"))

    assert GERMAN.reply(Reply(blocks=(), choices=(choice,))).choices == (choice,)
    assert (
        GERMAN.say("The life of a task: choice, level 2") == "The life of a task: choice, Stufe 2"
    )


def test_a_long_text_is_left_alone_quickly() -> None:
    """No pattern crawls over a page."""
    text = "after ms " * 5000

    assert GERMAN.say(text) == text


def test_a_problem_is_told_in_the_language() -> None:
    """Message and hint; what was typed stays as it was typed."""
    told = GERMAN.error(LearnerError("There is no time zone “Berln”.", hint="Did you mean `on`?"))

    assert (told.message, told.hint) == ("Es gibt keine Zeitzone „Berln“.", "Meintest du `on`?")


def test_an_unknown_phrase_stays_english() -> None:
    """Better that than nothing."""
    assert Language(id="xx", name="Nothing").say("Right") == "Right"


async def test_a_server_is_answered_in_its_language(app: App) -> None:
    """Replies, problems and forms; another server stays English."""
    host = Learner(id="discord:1", name="host", may_manage=True)
    here = Person(app, host, Place(id="discord:200:300", surface="discord"))
    there = Person(app, host, Place(id="discord:201:300", surface="discord"))
    await app.store.change_server(
        "discord:200", "language", lambda _: "de", by=host, now=app.clock()
    )
    await here.says("/settings")
    form = await app.form(here.learner, here.place, here.choice("Grenzen").token)
    problem = await here.says("/nonsense-without-end")

    assert "Einstellungen dieses Servers" in words(await here.says("/settings"))
    assert "Settings of this server" in words(await there.says("/settings"))
    assert (form.title, form.button) == ("Grenzen eines Laufs", "Speichern")
    assert problem.error is not None
    assert "Es gibt keinen Befehl" in problem.error.message
