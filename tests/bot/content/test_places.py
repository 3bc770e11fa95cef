"""Tests of bot/content/places.py."""

from __future__ import annotations

from bot.content.places import open_string, places

TEXT = '''\
a = 1  # [[not]] = "a table"
"quoted key" = { x = 1, y = [
  2, # comment, with ] and "
  "three\\"]",
] }
code = """
[not-a-table]
b = 2
"""
raw = \'\'\'
c = """
\'\'\'
[table.inner]
when = 1979-05-27 07:32:00
half = 0.5
[[rows]]
n = 1
[[rows]]
n = 2
[rows.more]
deep.key = true
'''


def test_every_value_has_its_line() -> None:
    """Strings, comments, nested lists and tables do not lead the count astray."""
    lines = places(TEXT)

    assert lines["a",] == 1
    assert lines["quoted key", "y", 0] == 3
    assert lines["quoted key", "y", 1] == 4
    assert lines["code",] == 6
    assert lines["raw",] == 10
    assert lines["table", "inner"] == 13
    assert lines["table", "inner", "half"] == 15
    assert lines["rows", 0, "n"] == 17
    assert lines["rows", 1] == 18
    assert lines["rows", 1, "more", "deep", "key"] == 21
    assert ("b",) not in lines


def test_string_that_is_never_closed_is_found_where_it_opens() -> None:
    """Tomllib only says that the document ended."""
    assert open_string('a = 1\nb = """\ntext\n') == 2
    assert open_string(TEXT) is None
