"""Tests of bot/content/skeleton.py: forms that work but for the words that are still missing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.content import Fault, Library, Start, begin, check, load
from bot.content.skeleton import KINDS
from bot.errors import SetupError
from sandbox import Sandbox
from tests.bot.content.seeding import faults_of
from tests.packs import SMALL

MARK = "FILL IN"


@pytest.fixture
def school(tmp_path: Path) -> Path:
    return tmp_path / "school"


def start(pack: Path, what: str, name: str, **more: str) -> tuple[Path, ...]:
    return begin(Start(what=what, id=name, pack=pack, **more))


def to_fill(pack: Path) -> Iterator[tuple[str, int]]:
    """Every line that an author is asked to fill in."""
    for path in sorted(path for path in pack.rglob("*") if path.is_file()):
        for number, line in enumerate(path.read_text().splitlines(), 1):
            if MARK in line:
                yield str(path), number


def fill(pack: Path) -> None:
    """Write something in every place."""
    for path in [path for path in pack.rglob("*") if path.is_file()]:
        path.write_text(path.read_text().replace(f"{MARK}:", "So").replace(MARK, "so"))


ALL = [
    ("lesson", "boxes", {}),
    ("challenge", "boxes-twice", {"topic": "futures"}),
    *(("question", f"boxes-{kind}", {"kind": kind, "topic": "futures"}) for kind in KINDS),
]


@pytest.mark.parametrize(("what", "name", "more"), ALL, ids=[name for _, name, _ in ALL])
def test_new_file_has_no_fault_but_what_is_to_be_filled_in(
    school: Path, what: str, name: str, more: dict[str, str]
) -> None:
    """Each such place is told at its line, and nothing else is wrong."""
    start(school, what, name, **more)

    faults = faults_of(SMALL, school)

    assert sorted((fault.path, fault.line) for fault in faults) == sorted(to_fill(school))
    assert all(fault.what.startswith("still to be filled in: ") for fault in faults)


@pytest.fixture
def filled(school: Path) -> Library:
    """A pack of one of each form, with some words in every place."""
    for what, name, more in ALL:
        start(school, what, name, **more)
    fill(school)
    return load([SMALL, school])


@pytest.mark.asyncio(loop_scope="module")
async def test_programs_of_every_form_do_what_they_say(filled: Library, box: Sandbox) -> None:
    """Once the words are there, the examples in the forms hold."""
    added = [key for key in filled.questions if key.startswith("school.")]

    assert len(added) == len(KINDS)
    assert {"school.boxes"} == set(filled.lessons) - {"futures", "coroutines", "event-loop"}
    faults: tuple[Fault, ...] = await check(filled, box.run)
    assert faults == ()


def test_new_pack_has_the_name_of_its_folder(school: Path) -> None:
    """A teacher needs nothing before the first lesson."""
    written = start(school, "lesson", "boxes")

    assert written == (school / "pack.toml", school / "lessons/boxes.md")
    assert 'id = "school"' in written[0].read_text()


def test_nothing_is_overwritten(school: Path) -> None:
    """What exists is named, and stays."""
    start(school, "lesson", "boxes")
    start(school, "challenge", "boxes-twice")
    start(school, "question", "boxes-one")
    before = {path: path.read_bytes() for path in school.rglob("*") if path.is_file()}

    for what, name in (
        ("lesson", "boxes"),
        ("challenge", "boxes-twice"),
        ("question", "boxes-one"),
    ):
        with pytest.raises(SetupError, match="exists already"):
            start(school, what, name)

    assert {path: path.read_bytes() for path in before} == before


def test_question_is_added_to_the_file_of_its_topic(school: Path) -> None:
    """What stands there stays as it was."""
    start(school, "lesson", "boxes")
    (file,) = start(school, "question", "boxes-one")
    before = file.read_text()
    start(school, "question", "boxes-two", kind="predict")

    assert file.read_text().startswith(before)
    assert file.read_text().count("[[question]]") == 2


def test_topic_is_the_longest_that_the_id_begins_with(school: Path) -> None:
    """Own topics and those of the course; the page is the lesson's first."""
    start(school, "lesson", "future")
    start(school, "lesson", "future-boxes")
    (file,) = start(school, "question", "future-boxes-again")

    assert file.name == "future-boxes.toml"
    assert 'page = "first"' in file.read_text()


def test_planned_topic_gives_its_lesson_title_and_track(core: Path) -> None:
    """The map of the pack knows them."""
    (file,) = start(core, "lesson", "queues")

    assert 'title = "Queue"' in file.read_text()
    assert 'track = "coordination"' in file.read_text()


@pytest.mark.parametrize(
    ("what", "name", "more", "message"),
    [
        ("question", "future-x", {"kind": "predcit"}, "did you mean 'predict'"),
        ("question", "futuers-x", {"topic": "futuers"}, "did you mean 'futures'"),
        ("challenge", "futuers", {}, "did you mean 'futures'"),
        ("question", "nothing-like-it", {}, "Which topic"),
        ("lesson", "My Boxes", {}, "cannot be an id"),
    ],
)
def test_slip_is_told_with_the_nearest(
    school: Path, what: str, name: str, more: dict[str, str], message: str
) -> None:
    """And nothing is written."""
    with pytest.raises(SetupError, match=message):
        start(school, what, name, **more)

    assert not school.exists()


def test_folder_that_cannot_name_a_pack_is_told(tmp_path: Path) -> None:
    """Its name would be the pack's id."""
    with pytest.raises(SetupError, match="cannot be an id"):
        start(tmp_path / "My School", "lesson", "boxes")


def test_pack_that_cannot_be_read_is_told(school: Path) -> None:
    """Before anything is written into it."""
    school.mkdir()
    (school / "pack.toml").write_text("id = ")

    with pytest.raises(SetupError, match="cannot be read"):
        start(school, "lesson", "boxes")
