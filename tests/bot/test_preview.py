"""Tests of bot/preview.py: what an author sees of a lesson, a question, a challenge."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.content import ContentError, Kind, Library, load
from bot.errors import SetupError
from bot.preview import preview, replies_for
from bot.settings import Settings
from bot.talk import Heading, Note, Prose, Reply, Verdict
from tests.packs import SMALL


@pytest.fixture(scope="module")
def library() -> Library:
    return load((SMALL,))


@pytest.fixture
def chosen(tmp_path: Path) -> Settings:
    return Settings(database=tmp_path / "corobot.db", content=(SMALL,))


def texts(replies: list[Reply]) -> list[str]:
    return [
        block.text
        for reply in replies
        for block in reply.blocks
        if isinstance(block, Heading | Prose | Verdict | Note)
    ]


def test_lesson_is_shown_page_by_page(library: Library) -> None:
    """Every page as learners see it, the short answer before the first."""
    replies = list(replies_for(library, "futures"))

    assert len(replies) == len(library.lessons["futures"].pages) == 5
    assert library.lessons["futures"].short in texts(replies[:1])
    assert library.lessons["futures"].short not in texts(replies[1:])


def test_one_page_is_shown_alone(library: Library) -> None:
    """As `topic#page`; a page that is not there shows nothing."""
    assert len(list(replies_for(library, "futures#endings"))) == 1
    assert list(replies_for(library, "futures#nowhere")) == []


@pytest.mark.parametrize("kind", list(Kind), ids=[kind.value for kind in Kind])
def test_question_of_each_kind_is_shown_with_all_its_reasons(library: Library, kind: Kind) -> None:
    """The prompt, every hint, every option with its why, what is said of anything else."""
    question = next(each for each in library.questions.values() if each.kind is kind)
    told = "\n".join(texts(list(replies_for(library, question.id))))

    assert question.prompt in told
    assert all(hint in told for hint in question.hints)
    assert question.explain in told
    assert question.other_why in told
    for each in (*question.options, *question.wrong_orders, *question.pairs, *question.reject):
        assert each.why in told


def test_challenge_is_shown_with_what_learners_do_not_see(library: Library) -> None:
    """All hints, and the checks with the wrong solutions that each catches."""
    challenge = library.challenges["bounded-fetch"]
    told = "\n".join(texts(list(replies_for(library, "bounded-fetch"))))

    assert all(hint in told for hint in challenge.hints)
    assert challenge.statement in told


def test_text_has_no_colours(chosen: Settings, capsys: pytest.CaptureFixture[str]) -> None:
    """It can be read in a log or a review."""
    assert preview(chosen, "futures#box", is_plain=True) == 0
    out = capsys.readouterr().out

    assert "A box for one outcome" in out
    assert "\x1b" not in out
    assert max(map(len, out.splitlines())) <= 80


def test_unknown_id_is_told_with_the_nearest(chosen: Settings) -> None:
    """A slip costs one look."""
    with pytest.raises(SetupError) as told:
        preview(chosen, "futurs", is_plain=True)

    assert "futures" in told.value.hint


def test_pack_with_a_fault_is_not_shown(chosen: Settings, tmp_path: Path) -> None:
    """Half of it would look like the whole."""
    broken = Settings(database=chosen.database, content=(SMALL, tmp_path))

    with pytest.raises(ContentError):
        preview(broken, "futures", is_plain=True)
