"""A linear classifier of texts, and the index of words that stands beside it."""

from __future__ import annotations

import pytest

from bot.content.classifier import Classifier
from bot.content.postings import Postings
from bot.content.spelling import corrected, features, spellings, words

FRUIT, TOOL, OTHER = range(3)
TEXTS = [
    ("a red apple to eat", FRUIT),
    ("ripe pears and an apple", FRUIT),
    ("eat a ripe plum", FRUIT),
    ("a hammer for the nail", TOOL),
    ("turn the screw with a driver", TOOL),
    ("saw and hammer in the box", TOOL),
    ("what time is it", OTHER),
    ("how far is the moon", OTHER),
]


@pytest.fixture(scope="module")
def shop() -> Classifier:
    """Learnt from a few texts of three classes."""
    return Classifier.of([features(text) for text, _ in TEXTS], [label for _, label in TEXTS], 3)


@pytest.mark.parametrize(("text", "label"), TEXTS)
def test_what_was_learnt_is_known(shop: Classifier, text: str, label: int) -> None:
    """Each example has its own class first, and is on the right side of all others."""
    margins = shop.margins(features(text)).tolist()

    assert [margin > 0 for margin in margins] == [each == label for each in range(3)]


@pytest.mark.parametrize(
    ("text", "label"),
    [("eat the plum", FRUIT), ("the nail and the screw", TOOL), ("is the moon far", OTHER)],
)
def test_new_texts_go_where_their_words_belong(shop: Classifier, text: str, label: int) -> None:
    """Words that one class has, in an order that none has."""
    margins = shop.margins(features(text)).tolist()

    assert margins.index(max(margins)) == label


def test_learning_twice_gives_the_same(shop: Classifier) -> None:
    """No chance is left in it, so that a question has one answer."""
    again = Classifier.of([features(text) for text, _ in TEXTS], [at for _, at in TEXTS], 3)

    assert (again.weights == shop.weights).all()


def test_a_text_of_unknown_words_belongs_nowhere(shop: Classifier) -> None:
    """Three margins all the same, and none above zero."""
    assert (shop.margins(features("zebra quagga")) < 0).all()


def test_an_index_gives_the_same_sums_as_the_rows() -> None:
    """What is asked times what a row has, added up; unknown words count nothing."""
    index = Postings.of([{"a": 1.0, "b": 2.0}, {}, {"b": 3.0, "c": 4.0}])

    assert index.dot([("b", 2.0), ("c", 0.5), ("z", 9.0)]).tolist() == [4.0, 0.0, 8.0]


def test_levelled_rows_weigh_rare_words_more_and_have_length_one() -> None:
    """Of two words of one row the rarer has more; a row is most like itself."""
    index = Postings.of([{"common": 1.0, "rare": 1.0}, {"common": 1.0}]).levelled()
    common, rare = index.dot([("common", 1.0)])[0], index.dot([("rare", 1.0)])[0]

    assert (rare > common, round(float(common**2 + rare**2), 4)) == (True, 1.0)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("teh loop", "the loop"),  # two letters swapped, even in a short word
        ("a corotine", "a coroutine"),
        ("cancelation of the loop", "cancellation of the loop"),
        ("tho loop", "tho loop"),  # another letter makes another word
    ],
)
def test_slips_are_put_right(typed: str, meant: str) -> None:
    """The known word that is nearest; what is far from all stays."""
    known = spellings(["the coroutine of a loop", "cancellation of the coroutine"])

    assert corrected(known, typed) == meant


def test_words_carry_meaning_by_stems_and_parts() -> None:
    """Fillers carry none; a name of code counts whole and in parts, some time as seconds."""
    found = list(words("please stop the create_task after 10s"))

    assert found == ["stop", "create_task", "creat", "task", "after", "second"]
