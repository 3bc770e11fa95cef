"""Replies as messages: within every limit, nothing dropped silently, nothing that obeys."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.surfaces.slack.controls import is_result, owner_of
from bot.surfaces.slack.render import MESSAGE_ROOM, Page, key_of, render
from bot.talk import (
    Block,
    Choice,
    Code,
    Facts,
    Figure,
    Heading,
    Mark,
    Note,
    Output,
    Problem,
    Prose,
    Reply,
    Style,
    Verdict,
    pack,
)
from tests.fakes.slack_people import labels, told
from tests.fakes.slack_rules import check_message, check_view, shown, walk

ODD = "`*_~|<>@#-+\\[]():/&!\n\t 😀é\u202e\u200b\ud800\x1b\x00\u2028"
PNG = b"\x89PNG\r\n\x1a\n"


def drawn(reply: Reply, **options: object) -> Page:
    """Draw a reply and check every message of it as Slack would."""
    page = render(reply, owner="U1", **options)  # type: ignore[arg-type]
    for blocks in (page.blocks, *page.thread):
        check_message({"blocks": blocks, "text": page.text}, is_post=False)
        assert shown(blocks) <= MESSAGE_ROOM + 3000  # labels of menus come on top
    return page


def text_of(page: Page) -> str:
    return "\n".join(told({"blocks": blocks}) for blocks in (page.blocks, *page.thread))


# ---- any reply at all


@st.composite
def texts(draw: st.DrawFn) -> str:
    """Short and very long texts, with all that markup and terminals know."""
    letters = st.one_of(st.sampled_from(ODD), st.characters())
    seed = draw(st.text(letters, max_size=40))
    return seed * draw(st.sampled_from((1, 1, 1, 7, 150)))


def blocks() -> st.SearchStrategy[Block]:
    text = texts()
    rows = st.lists(st.tuples(text, text), max_size=12).map(tuple)
    return st.one_of(
        st.builds(Heading, text),
        st.builds(Prose, text),
        st.builds(Code, text, language=st.sampled_from(("python", "text", "", "c++"))),
        st.builds(Output, text, label=text, is_truncated=st.booleans()),
        st.builds(Figure, st.just(PNG), text, text),
        st.builds(Facts, rows),
        st.builds(Verdict, st.sampled_from(Mark), text),
        st.builds(Note, text),
    )


def replies() -> st.SearchStrategy[Reply]:
    token = st.builds(pack, st.just("quiz"), st.just("pick"), st.integers(0, 120).map(str))
    choice = st.builds(Choice, texts(), token, st.sampled_from(Style))
    problem = st.builds(Problem, texts(), texts())
    return st.builds(
        Reply,
        blocks=st.lists(blocks(), max_size=60).map(tuple),
        choices=st.lists(choice, max_size=120).map(tuple),
        error=st.none() | problem,
    )


@settings(max_examples=200)
@given(replies(), st.booleans())
def test_any_reply_is_within_every_limit(reply: Reply, has_pictures: bool) -> None:
    """Whatever a room says, Slack takes it: as a message, and in the Home tab."""
    pictures = {key_of(PNG): "F1"} if has_pictures else {}
    drawn(reply, pictures=pictures)
    home = render(reply, pictures=pictures, owner="U1", is_home=True)

    check_view({"type": "home", "blocks": home.blocks})


@settings(max_examples=150)
@given(texts())
def test_a_persons_text_is_one_block_to_the_letter(text: str) -> None:
    """Output is text in a preformatted block, and nothing else comes of it."""
    page = drawn(Reply(blocks=(Output(text, label=""),)))
    kinds = [e["type"] for e in walk(page.blocks) if "type" in e]

    assert set(kinds) <= {"rich_text", "rich_text_preformatted", "rich_text_section", "text"}


CHOICES = tuple(Choice("c" * 200, pack("quiz", "pick", str(n)), Style.GOOD) for n in range(10))
CROWDED: dict[str, list[tuple[Block, ...]]] = {
    "texts that just fit, or just do not": [
        (Prose("a" * half), Prose("b" * half)) for half in range(2600, 4200, 23)
    ],
    "more texts than blocks": [(Note("a"),) * count for count in range(38, 220, 3)],
    "headings near their limit": [(Heading("a" * n), Prose("b")) for n in range(140, 160)],
    "tables near their limit": [(Facts((("a", "b" * 90),) * n),) for n in range(30, 120, 4)],
    "outputs that all want a file": [(Output("x\n" * 999),) * count for count in range(3, 9)],
    "pictures": [(Figure(PNG, "x" * 3000),) * count for count in range(40, 60, 3)],
}


@pytest.mark.parametrize("name", CROWDED)
def test_crowded_reply_is_within_every_limit(name: str) -> None:
    """Near every limit, from both sides, with ten choices that want room too."""
    pages = [
        drawn(Reply(blocks=some, choices=CHOICES), pictures={key_of(PNG): "F1"})
        for some in CROWDED[name]
    ]

    assert all(page.blocks for page in pages)


# ---- each block


def test_every_block_is_drawn() -> None:
    """No kind of block is left out, and each has its native part."""
    reply = Reply(
        blocks=(
            Verdict(Mark.RIGHT, "Right"),
            Heading("A heading"),
            Prose("Some **bold** *prose* with `code`, a [link](https://python.org/)\n\n- a\n- b"),
            Code("await x"),
            Output("printed"),
            Figure(PNG, "Two lanes"),
            Facts((("Tasks", "2"), ("Time", "1 s"))),
            Note("A note"),
        )
    )
    page = drawn(reply, pictures={key_of(PNG): "F1"})
    every = list(walk(page.blocks))
    kinds = {e.get("type") for e in every}
    (image,) = [e for e in every if e.get("type") == "image"]
    code = [e for e in every if e.get("type") == "rich_text_preformatted"]

    assert kinds >= {"header", "table", "image", "rich_text_list", "rich_text_quote", "link"}
    assert image["alt_text"] == "Two lanes"
    assert [e.get("language") for e in code] == ["python", None]
    assert {"type": "text", "text": "bold", "style": {"bold": True}} in every
    assert {"type": "text", "text": "code", "style": {"code": True}} in every
    for words in ("✅ Right", "A heading", "printed", "Tasks", "1 s", "A note"):
        assert words in text_of(page)


@pytest.mark.parametrize("mark", list(Mark))
def test_every_mark_has_a_sign(mark: Mark) -> None:
    """A verdict is told by a sign before its words."""
    sign, _, words = text_of(drawn(Reply(blocks=(Verdict(mark, "so"),)))).partition(" ")

    assert sign
    assert words == "so"


def test_picture_that_is_not_there_is_told_in_words() -> None:
    """Without an uploaded picture its text stands in its place, or else what it shows."""
    page = drawn(Reply(blocks=(Figure(PNG, "Two lanes", "a ──"), Figure(PNG, "One lane"))))

    assert "a ──" in text_of(page)
    assert "Picture: One lane" in text_of(page)


def test_long_output_goes_along_as_a_file() -> None:
    """The beginning is shown, the file has all of it, and the message says so."""
    lines = "\n".join(f"line {n}" for n in range(500))
    page = drawn(Reply(blocks=(Output(lines),)))

    assert "line 0" in text_of(page)
    assert "all 500 lines in output.txt" in text_of(page)
    assert page.files[0].data.decode() == lines


def test_long_prose_goes_on_in_the_thread() -> None:
    """What finds no room is in the next messages; nothing is lost."""
    page = drawn(Reply(blocks=tuple(Prose(f"{n} " + "word " * 400) for n in range(8))))

    assert "The rest follows" in told({"blocks": page.blocks})
    assert len(page.thread) >= 1
    assert text_of(page).count("word") == 3200
    assert not page.files


def test_what_is_too_long_for_the_thread_is_a_file() -> None:
    """After four messages the whole answer is a file, and the last message says so."""
    page = drawn(Reply(blocks=tuple(Prose("word " * 500) for _ in range(30))))
    (file,) = page.files

    assert file.name == "answer.md"
    assert file.data.decode().count("word") == 15_000
    assert "answer.md" in told({"blocks": page.thread[-1]})


def test_many_choices_become_menus() -> None:
    """Ten choices are buttons; more are menus of a hundred, all of them to be had."""
    choices = tuple(Choice(f"Choice {n}", pack("quiz", "pick", str(n))) for n in range(130))
    few = drawn(Reply(blocks=(Note("x"),), choices=choices[:10]))
    many = drawn(Reply(blocks=(Note("x"),), choices=choices))
    menus = [e for e in walk(many.blocks) if e.get("type") == "static_select"]

    assert len([e for e in walk(few.blocks) if e.get("type") == "button"]) == 10
    assert [len(menu["options"]) for menu in menus] == [100, 30]
    assert len(labels({"blocks": many.blocks})) == 130


def test_message_remembers_who_asked_and_whether_it_is_a_result() -> None:
    """Both stand in the message itself, so no restart forgets them."""
    choice = Choice("again", pack("runs", "again", "x"))
    result = render(Reply(blocks=(Verdict(Mark.FINE, "ran"),), choices=(choice,)), owner="U7")
    page = render(Reply(blocks=(Note("x"),), choices=(choice,)), owner="U7")

    assert owner_of({"blocks": result.blocks}) == owner_of({"blocks": page.blocks}) == "U7"
    assert is_result({"blocks": result.blocks})
    assert not is_result({"blocks": page.blocks})


def test_error_without_blocks_is_still_told() -> None:
    """A problem is shown even if a room gave no blocks for it."""
    page = drawn(Reply(blocks=(), error=Problem("No such thing.", "Try another.")))

    assert "No such thing" in text_of(page)
    assert "Try another" in text_of(page)


def test_line_for_notifications_cannot_ping() -> None:
    """Slack reads mentions in it: they are escaped."""
    page = drawn(Reply(blocks=(Heading("<!channel> @everyone <@U1> & co"),)))

    assert "<" not in page.text
    assert "@everyone" not in page.text


# ---- Markdown, as far as it is ours


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("a\n\nb", ["rich_text_section", "rich_text_section"]),
        ("- a\n- b\n  - c", ["rich_text_list", "rich_text_list"]),
        ("1. a\n2. b", ["rich_text_list"]),
        ("> quoted\n> more", ["rich_text_quote"]),
        ("```python\nawait x\n```", ["rich_text_preformatted"]),
        ("<!channel> <script> &lt;", ["rich_text_section"]),
        ("[x](javascript:alert(1))", ["rich_text_section"]),
        ("[x](page.html) [y](mailto:a@b.c) [z](ftp://b.c/)", ["rich_text_section"]),
        ("![x](https://example.org/x.png)", ["rich_text_section"]),
    ],
)
def test_markdown_becomes_rich_text(text: str, kinds: list[str]) -> None:
    """Each construct has its native part; what is not ours stays words."""
    page = drawn(Reply(blocks=(Prose(text),)))
    parts = [part["type"] for block in page.blocks for part in block["elements"]]
    links = [e["url"] for e in walk(page.blocks) if e.get("type") == "link"]

    assert parts == kinds
    assert all(link.startswith("https://") for link in links)


def test_home_tab_shows_what_would_be_several_messages() -> None:
    """Nothing can follow a tab: it holds all, its buttons before the long rest, and no promise."""
    choice = Choice("Go on", pack("app", "start"))
    reply = Reply(blocks=tuple(Prose(f"{n} " + "word " * 400) for n in range(8)), choices=(choice,))
    home = render(reply, is_home=True)
    check_view({"type": "home", "blocks": home.blocks})

    assert told({"blocks": home.blocks}).count("word") == 3200
    assert "follows" not in told({"blocks": home.blocks})
    assert not home.thread


def test_home_tab_says_what_does_not_fit() -> None:
    """A file cannot go along: the tab says where the rest is."""
    rows = tuple((f"Topic {n}", "x" * 200) for n in range(90))
    home = render(Reply(blocks=(Facts(rows),)), is_home=True)

    assert "the commands tell the rest" in told({"blocks": home.blocks})
    assert not home.files
