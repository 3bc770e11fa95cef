"""Tests of bot/content/plain.py: grades, words to do without, and spellings."""

from __future__ import annotations

import pytest

from bot.content.plain import american, banned, grade, is_sentence, words_of

PLAIN = "You call it. It runs. Then it waits for the box."
HARD = "Notwithstanding considerable implementational dissimilarities, asynchronous orchestration"


def test_short_words_and_sentences_have_a_low_grade() -> None:
    """The index counts letters a word and words a sentence."""
    assert grade(PLAIN) < 3 < 8 < grade(f"{HARD} presupposes comprehension.")


def test_long_code_and_links_do_not_count() -> None:
    """A name that is long in code is read by its last part, an address not at all."""
    with_code = PLAIN.replace("it.", "`asyncio.get_running_loop`.")
    with_link = PLAIN.replace("it.", "[it](https://docs.python.org/3/library/asyncio.html).")

    assert grade(with_link) == grade(PLAIN)
    assert grade(with_code) < grade(PLAIN) + 8


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("You simply wait.", ["simply"]),
        ("Just wait. Of course it is EASY.", ["Just", "Of course", "EASY"]),
        ("Note that basically it obviously and easily works.", 4),
        ("`just` is a name, and an adjusted uneasy justice is fine.", []),
    ],
)
def test_words_to_do_without_are_found_in_prose_only(text: str, found: list[str] | int) -> None:
    """Whole words, in any case, and not in code."""
    words = list(banned(text))

    assert words == found or len(words) == found


@pytest.mark.parametrize(
    ("word", "ours"),
    [
        ("behavior", "behaviour"),
        ("colors", "colours"),
        ("favorite", "favourite"),
        ("canceled", "cancelled"),
        ("canceling", "cancelling"),
        ("initialize", "initialise"),
        ("synchronization", "synchronisation"),
        ("organized", "organised"),
        ("analyze", "analyse"),
        ("center", "centre"),
        ("dialog", "dialogue"),
        ("defense", "defence"),
        ("gray", "grey"),
        ("fulfill", "fulfil"),
        ("modeling", "modelling"),
        ("neighbor", "neighbour"),
    ],
)
def test_american_spelling_is_found_with_ours(word: str, ours: str) -> None:
    """Each word is told with the spelling of the house."""
    assert list(american(f"The {word} of it.")) == [(word, ours)]


@pytest.mark.parametrize(
    "text",
    [
        "The behaviour is cancelled and initialised.",
        "Its size is the prize; the citizen is amazed and seized it.",
        "`color` and `loop.cancel_initialize` are names; the parameter is a meteor.",
        "Cancel it, signal it, label it, model it: a traveller is travelling.",
    ],
)
def test_our_own_spelling_passes(text: str) -> None:
    """What is British, or code, or no such word, is left alone."""
    assert list(american(text)) == []


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("It waits.", True),
        ("Does it wait?", True),
        ("It says “wait.”", True),
        ("Use *gather.*", True),
        ("It waits", False),
        ("Write `x = 1`", False),
    ],
)
def test_sentence_ends_as_one(text: str, is_one: bool) -> None:
    """A stop, maybe followed by what it stands in."""
    assert is_sentence(text) is is_one


def test_words_are_without_marks_and_labels() -> None:
    """Myth, Truth and Predict are labels of every page, and no words of a text."""
    text = "> **Myth:** A *task* is\n> **Truth:** `done`\nPredict: [What](docs:x.html)?"

    assert words_of(text) == ["a", "task", "is", "done", "what"]
