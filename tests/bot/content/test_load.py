"""Tests of bot/content/load.py: what a pack becomes, and what is said of its faults."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from bot.content import ContentError, Kind, Library, load, load_sound
from bot.content.pages import PAGE_LIMIT
from bot.talk import Block, Code, Note, Output, Prose
from tests.bot.content import seeding
from tests.bot.content.seeding import Seed, faults_of
from tests.packs import SMALL

SEEDS = (
    *seeding.PACK,
    *seeding.LESSON_HEADS,
    *seeding.LESSON_PAGES,
    *seeding.MISCONCEPTIONS,
    *seeding.UNFILLED,
    *seeding.QUESTIONS,
    *seeding.CHALLENGES,
    *seeding.ERRORS,
)


def shown(block: Block) -> str:
    """The text of a block of a lesson page."""
    assert isinstance(block, Code | Note | Output | Prose)
    return block.text


# ---- the shipped pack


def test_shipped_pack_has_no_fault(core: Path) -> None:
    """A copy of what is shipped loads as what is shipped."""
    assert faults_of(core) == ()


def test_map_names_all_topics_and_says_which_have_lessons(library: Library) -> None:
    """50 topics in six tracks; those without a lesson are planned."""
    written = [topic.id for topic in library.topics.values() if not topic.is_planned]

    assert len(library.topics) == 50
    assert len(library.tracks) == 6
    assert written == list(library.lessons) == ["event-loop", "coroutines", "futures"]


def test_every_kind_of_question_has_a_proof(library: Library) -> None:
    """All twelve kinds are there, and no key rests on an author's belief."""
    questions = library.questions.values()

    assert {question.kind for question in questions} == set(Kind)
    assert all(question.proofs for question in questions)
    assert all(proof.source.strip() for question in questions for proof in question.proofs)


def test_every_error_says_why_in_plain_words(library: Library) -> None:
    """The 38 patterns have a cause and an example or a reason for none."""
    assert len(library.errors) == 38
    assert all(error.cause and (error.example or error.norun) for error in library.errors)


# ---- values


def test_page_becomes_blocks_in_the_order_of_its_file(library: Library) -> None:
    """Paragraphs, the Predict line, code, output, Myth and Truth, the docs link."""
    page = library.lessons["futures"].pages[0]

    assert [type(block) for block in page.blocks] == [Prose, Prose, Code, Output, Prose, Note]
    assert page.blocks[1] == Prose("Predict: what do the two `done?` lines say?")
    assert page.blocks[3] == Output("done? False\ndone? True\ninside: tea")
    assert shown(page.blocks[4]).startswith("> **Myth:** a future is")
    assert shown(page.blocks[4]).splitlines()[1].startswith("> **Truth:** it only holds")


def test_docs_links_are_full_in_what_learners_see(library: Library) -> None:
    """No `docs:` link reaches a learner."""
    notes = [
        block.text
        for lesson in library.lessons.values()
        for page in lesson.pages
        for block in page.blocks
        if isinstance(block, Note)
    ]

    assert len(notes) == 14
    assert all("](https://docs.python.org/3/library/" in note for note in notes)


def test_pages_fit_a_message(library: Library) -> None:
    """The text of each page with its full links stays under the limit."""
    sizes = [
        sum(len(shown(block)) for block in page.blocks)
        for lesson in library.lessons.values()
        for page in lesson.pages
    ]

    assert max(sizes) < PAGE_LIMIT


def test_predict_takes_the_option_without_a_myth_as_right(library: Library) -> None:
    """The proof is that the program prints it."""
    question = library.questions["await-done-future"]
    right = [option.text for option in question.options if option.is_right]

    assert right == ["tea\nend\nother"]
    assert [proof.prints for proof in question.proofs] == right


def test_bug_lists_lines_of_code_in_their_order(library: Library) -> None:
    """Each option is the text of its line; the right one is among them."""
    options = library.questions["vals-append"].options

    assert [option.line for option in options] == [9, 10, 11, 13]
    assert [option.text for option in options if option.is_right] == ["vals.append(io_vals)"]


def test_order_has_its_key_and_likely_wrong_orders(library: Library) -> None:
    """The key is a permutation of the items and none of the wrong orders."""
    question = library.questions["loop-order"]

    assert question.key == ("main 1", "callback", "child", "main 2")
    assert sorted(question.items) == sorted(question.key)
    assert question.key not in [wrong.order for wrong in question.wrong_orders]


def test_true_false_has_a_verdict_and_reasons(library: Library) -> None:
    """The reasons are its options."""
    question = library.questions["future-always-running"]

    assert question.answer is False
    assert len(question.options) == 3


def test_blank_proves_each_accepted_and_rejected_text(library: Library) -> None:
    """Every fill that is listed is a program to run."""
    question = library.questions["start-side-by-side"]
    names = [proof.name for proof in question.proofs]

    assert names[:2] == ["accept 'create_task'", "accept 'ensure_future'"]
    assert names[3:] == ["reject 'run'", "reject 'sleep'", "reject 'to_thread'"]


def test_state_puts_the_probe_where_the_mark_was(library: Library) -> None:
    """The probe has the mark's indentation; learners still see the mark."""
    question = library.questions["state-at-mark"]

    assert "    # <-- MARK\n" in question.code
    assert '    print("done" if task.done()' in question.proofs[0].source


def test_questions_of_a_topic_without_a_lesson_are_kept(library: Library) -> None:
    """A question may come before its lesson."""
    ids = [question.id for question in library.questions_on("create-task")]

    assert ids == ["start-side-by-side", "state-at-mark"]


# ---- faults


@pytest.mark.parametrize("seed", SEEDS, ids=str)
def test_fault_is_found_at_its_line(core: Path, seed: Seed) -> None:
    """One fault that an author makes is reported where it stands, and no other one."""
    expected = seed.sow(core)

    faults = faults_of(core)

    assert (expected.path, expected.line) in [(fault.path, fault.line) for fault in faults]
    assert any(seed.what in fault.what for fault in faults if fault.line == expected.line)
    assert len(faults) == 1 + seed.others


def test_all_faults_are_told_at_once(core: Path) -> None:
    """Faults in many files come in one list, sorted by file and line."""
    seeds = (
        seeding.PACK[2],
        seeding.LESSON_HEADS[3],
        seeding.LESSON_PAGES[8],
        seeding.MISCONCEPTIONS[0],
        seeding.QUESTIONS[1],
        seeding.CHALLENGES[2],
        seeding.ERRORS[0],
    )
    expected = {(fault.path, fault.line) for fault in (seed.sow(core) for seed in seeds)}

    faults = faults_of(core)

    assert {(fault.path, fault.line) for fault in faults} >= expected
    assert list(faults) == sorted(faults, key=lambda fault: (fault.path, fault.line, fault.what))


def test_file_that_is_not_text_is_a_fault(core: Path) -> None:
    """The fault stands in the line with the bad byte."""
    path = core / "misconceptions.toml"
    path.write_bytes(path.read_bytes() + b'\n[M98]\nbelief = "\xff"\n')
    last = path.read_bytes().count(b"\n")

    assert [(f.line, f.what) for f in faults_of(core)] == [(last, "not UTF-8 text")]


def test_windows_line_ends_are_fine(core: Path) -> None:
    """A pack written on Windows loads the same."""
    for path in [*core.glob("*.toml"), *core.glob("*/*.toml"), *core.glob("lessons/*.md")]:
        path.write_bytes(path.read_bytes().replace(b"\n", b"\r\n"))

    assert faults_of(core) == ()


@pytest.mark.parametrize(
    ("name", "path"),
    [
        ("question", "core/question"),
        ("lessons/futures.txt", "core/lessons/futures.txt"),
        ("challenges/first-wins/wrong-no-wait.py", "core/challenges/first-wins/wrong-no-wait.py"),
    ],
)
def test_misspelt_file_does_not_go_unnoticed(core: Path, name: str, path: str) -> None:
    """What no reader looks at is a fault."""
    (core / name).write_text("x = 1\n")

    assert [(fault.path, fault.line) for fault in faults_of(core)] == [(path, 1)]


def test_missing_file_of_a_challenge_is_a_fault(core: Path) -> None:
    """The fault names the file that should be there."""
    (core / "challenges/first-wins/solution.py").unlink()

    assert [f.path for f in faults_of(core)] == ["core/challenges/first-wins/solution.py"]


def test_wrong_solution_that_catches_nothing_is_a_fault(core: Path) -> None:
    """A wrong_*.py must be named with the check that catches it."""
    (core / "challenges/first-wins/wrong_new.py").write_text("x = 1\n")

    assert [f.what for f in faults_of(core)] == ["not named under [wrong] in challenge.toml"]


def test_folder_without_a_pack_is_a_fault(tmp_path: Path) -> None:
    """A wrong path in the settings is told, not skipped."""
    assert "no pack.toml" in faults_of(tmp_path / "nowhere")[0].what


# ---- other packs


def small_pack(folder: Path) -> Path:
    """A pack of one lesson, made from a shipped one."""
    (folder / "lessons").mkdir(parents=True)
    (folder / "questions").mkdir()
    lesson = (SMALL / "lessons/futures.md").read_text()
    lesson = lesson.replace('id = "futures"', 'id = "boxes"').replace('"Futures"', '"Boxes"')
    aliases = '"future", "asyncio.Future", "promise", "create_future", "deferred"'
    (folder / "lessons/boxes.md").write_text(lesson.replace(aliases, '"crates"'))
    question = (SMALL / "questions/futures.toml").read_text().partition("\n[[question]]")[0]
    (folder / "questions/boxes.toml").write_text(question.replace('"futures"', '"boxes"'))
    head = (SMALL / "pack.toml").read_text().partition("# ---- tracks")[0]
    (folder / "pack.toml").write_text(head.replace('id = "core"', 'id = "school"'))
    return folder


def test_ids_of_another_pack_carry_its_name(tmp_path: Path) -> None:
    """Its own ids come first, and it may refer to those of core."""
    library = load([small_pack(tmp_path / "school")])

    assert library.lessons["school.boxes"].needs == ("awaitables", "event-loop")
    assert library.questions["school.future-always-running"].topic == "school.boxes"
    assert not library.topics["school.boxes"].is_planned


def test_folder_may_hold_several_packs(tmp_path: Path) -> None:
    """A folder of packs is read as if each were named."""
    small_pack(tmp_path / "school")

    assert "school.boxes" in load([tmp_path]).lessons


def test_same_pack_named_twice_is_read_once(tmp_path: Path) -> None:
    """A folder that stands twice in the settings does no harm."""
    pack = small_pack(tmp_path / "school")

    assert "school.boxes" in load([pack, tmp_path / "." / "school"]).lessons


def test_two_packs_with_one_id_are_a_fault(tmp_path: Path) -> None:
    """The second is told."""
    packs = [small_pack(tmp_path / "a"), small_pack(tmp_path / "b")]

    assert any("two packs have the id 'school'" in fault.what for fault in faults_of(*packs))


def test_alias_of_another_pack_may_not_take_one_of_core(tmp_path: Path) -> None:
    """What learners type leads to one topic over all packs."""
    pack = small_pack(tmp_path / "school")
    lesson = pack / "lessons/boxes.md"
    lesson.write_text(lesson.read_text().replace('"crates"', '"promise"'))

    assert [fault.what for fault in faults_of(pack)] == ["'promise' leads to 'futures' already"]


# ---- packs that are refused


def test_packs_are_listed_with_what_binds_them(tmp_path: Path, core: Path) -> None:
    """The shipped pack or the one in its place comes first."""
    library = load([small_pack(tmp_path / "school"), core])

    assert [(pack.id, pack.is_house) for pack in library.packs] == [
        ("core", False),
        ("school", False),
    ]
    assert library.packs[0].folder == "core"


def test_sound_packs_are_kept_when_another_is_refused(tmp_path: Path, core: Path) -> None:
    """A pack with a fault is left out whole; the rest is as without it."""
    good, bad = small_pack(tmp_path / "good"), small_pack(tmp_path / "bad")
    for pack in (good, bad):
        head = pack / "pack.toml"
        head.write_text(head.read_text().replace('id = "school"', f'id = "{pack.name}"'))
    lesson = good / "lessons/boxes.md"
    for old, new in (('"crates"', '"chests"'), ('"Boxes"', '"Chests"')):
        lesson.write_text(lesson.read_text().replace(old, new))
    (bad / "questions/boxes.toml").write_text("[[question]]\nid = 7\n")

    library, faults = load_sound([core, bad, good])

    assert "good.boxes" in library.lessons
    assert not [key for key in library.topics if key.startswith("bad.")]
    assert faults
    assert all(fault.path.startswith(str(bad)) for fault in faults)


def test_pack_that_clashes_with_an_earlier_one_gives_way(tmp_path: Path) -> None:
    """The second of two packs with one id is refused, the first one stays."""
    packs = [small_pack(tmp_path / "a"), small_pack(tmp_path / "b")]

    library, faults = load_sound(packs)

    assert library.lessons["school.boxes"].path.startswith(str(packs[0]))
    assert all(fault.path.startswith(str(packs[1])) for fault in faults)
    assert any("two packs have the id 'school'" in fault.what for fault in faults)


def test_place_without_a_pack_is_told(tmp_path: Path, core: Path) -> None:
    """The course is there all the same."""
    library, faults = load_sound([core, tmp_path / "nowhere"])

    assert len(library.lessons) == 3
    assert ["no pack.toml" in fault.what for fault in faults] == [True]


def test_course_in_place_of_the_shipped_one_is_refused_too(core: Path) -> None:
    """Then the shipped one serves."""
    (core / "misconceptions.toml").unlink()

    library, faults = load_sound([core])

    assert [fault.path for fault in faults] == ["core/misconceptions.toml"]
    assert library.packs[0].folder != "core"


def test_shipped_course_with_a_fault_is_an_error(
    core: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """There is nothing to go on with."""
    monkeypatch.setattr(sys.modules["bot.content.load"], "CORE_PACK", core)
    (core / "misconceptions.toml").unlink()

    with pytest.raises(ContentError):
        load_sound()
