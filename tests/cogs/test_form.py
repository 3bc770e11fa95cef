"""Forms as modals: within Discord's limits, and read back by field."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.talk import Field, FieldKind, Form, pack
from cogs._form import Upload, filled, modal, uploads
from tests.fakes.discord_rules import check_modal
from tests.fakes.discord_schema import check_request

TOKEN = pack("runs", "new")


def test_form_has_its_fields_in_order() -> None:
    """Code is a large field with what was there before, a choice is a menu."""
    code = Field(id="code", label="Code", kind=FieldKind.CODE, value="x = 1", placeholder="y")
    options = (("a", "First"), ("b", "Second"))
    pick = Field(id="pick", label="Pick", kind=FieldKind.CHOICE, options=options, value="b")
    drawn = modal(Form(title="Run", token=TOKEN, fields=(code, pick))).to_dict()
    check_modal(drawn)
    text, menu = (each["component"] for each in drawn["components"])

    assert drawn["custom_id"] == TOKEN
    assert (text["style"], text["value"]) == (2, "x = 1")
    assert [option.get("default") for option in menu["options"]] == [False, True]


@pytest.mark.parametrize("kind", list(FieldKind))
def test_form_of_any_size_is_taken(kind: FieldKind) -> None:
    """Titles, labels, values and options that are too long are cut, and a cut value is told."""
    options = tuple((f"v{n}", "o" * 200) for n in range(40))
    field = Field(
        id="f", label="l" * 90, kind=kind, value="v" * 9000, placeholder="p" * 300, options=options
    )
    drawn = modal(Form(title="t" * 90, token=TOKEN, fields=(field,))).to_dict()

    check_modal(drawn)


ODD = "`*_~|<>@#-+\\[]():/\n\t 😀é\u202e\u200b\ud800\x1b\x00\u2028"


def texts(most: int) -> st.SearchStrategy[str]:
    letters = st.one_of(st.sampled_from(ODD), st.characters())
    return st.builds(str.__mul__, st.text(letters, max_size=20), st.sampled_from((1, 1, most)))


def fields() -> st.SearchStrategy[Field]:
    names = st.integers(0, 60).map(str)
    options = st.lists(st.tuples(names, texts(20)), max_size=40, unique_by=lambda each: each[0])
    return st.builds(
        Field,
        id=st.integers(0, 9).map(lambda n: f"field-{n}"),
        label=texts(9),
        kind=st.sampled_from(FieldKind),
        value=st.one_of(texts(400), names),
        placeholder=texts(9),
        is_required=st.booleans(),
        max_length=st.integers(1, 70_000),
        options=options.map(tuple),
    )


@settings(max_examples=200)
@given(texts(9), st.lists(fields(), min_size=1, max_size=8, unique_by=lambda each: each.id))
def test_any_form_is_within_every_limit(title: str, wanted: list[Field]) -> None:
    """Whatever a room asks for, Discord takes the form."""
    drawn = modal(Form(title=title, token=TOKEN, fields=tuple(wanted))).to_dict()
    check_modal(drawn)

    check_request("POST", "/interactions/1/token/callback", {"type": 9, "data": drawn})


def test_fields_are_read_from_labels_and_rows() -> None:
    """Old and new layouts give the same fields."""
    text = {"type": 4, "custom_id": "code", "value": "x"}
    menu = {"type": 3, "custom_id": "pick", "values": ["b"]}
    data = {
        "components": [
            {"type": 18, "component": text},
            {"type": 1, "components": [menu]},
            {"type": 10, "id": 3},
        ]
    }

    assert filled(data) == {"code": "x", "pick": "b"}


def test_empty_form_has_no_fields() -> None:
    """Data without components is read as no fields."""
    assert filled({}) == {}


def test_each_kind_of_field_is_drawn_by_its_meaning() -> None:
    """Few wishes are lists in sight, many are menus; ticks are boxes; a file is put in."""
    options = (("a", "First"), ("b", "Second"))
    one = Field(id="one", label="One", kind=FieldKind.CHOICE, options=options)
    some = Field(
        id="some", label="Some", kind=FieldKind.SEVERAL, options=options, is_required=False
    )
    file = Field(id="file", label="File", kind=FieldKind.FILE, is_required=False)
    few = modal(Form(title="x", token=TOKEN, fields=(one, some, file))).to_dict()
    crowd = tuple(replace(one, id=f"c{n}") for n in range(4))
    many = modal(Form(title="x", token=TOKEN, fields=crowd)).to_dict()
    check_modal(few)
    check_modal(many)

    assert [each["component"]["type"] for each in few["components"]] == [21, 22, 19]
    assert {each["component"]["type"] for each in many["components"]} == {3}


def test_ticks_and_files_are_read() -> None:
    """Several values travel as one text; a file is named by what Discord tells of it."""
    told = {"filename": "a.py", "url": "https://cdn.invalid/a.py", "size": 12}
    data = {
        "components": [
            {"type": 18, "component": {"type": 22, "custom_id": "ticks", "values": ["0", "2"]}},
            {"type": 18, "component": {"type": 22, "custom_id": "none", "values": []}},
            {"type": 18, "component": {"type": 21, "custom_id": "one", "value": "t"}},
            {"type": 18, "component": {"type": 21, "custom_id": "left", "value": None}},
            {"type": 18, "component": {"type": 19, "custom_id": "file", "values": ["9"]}},
            {"type": 18, "component": {"type": 19, "custom_id": "other", "values": []}},
        ],
        "resolved": {"attachments": {"9": told}},
    }

    assert filled(data) == {"ticks": "0,2", "none": "", "one": "t", "left": ""}
    assert uploads(data) == {"file": Upload("a.py", "https://cdn.invalid/a.py", 12)}
