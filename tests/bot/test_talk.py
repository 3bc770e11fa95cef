"""Tokens: what is packed comes back, and garbage never does."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.talk import TOKEN_LIMIT, Token, TokenError, pack, unpack

PARTS = st.from_regex(r"[a-z0-9._-]{1,15}", fullmatch=True)


@given(room=PARTS, verb=PARTS, ids=st.lists(PARTS, max_size=3))
def test_a_packed_token_reads_back(room: str, verb: str, ids: list[str]) -> None:
    """Room, verb and ids survive the way through a client."""
    token = pack(room, verb, *ids)

    assert unpack(token) == Token(room, verb, tuple(ids))
    assert len(token) <= TOKEN_LIMIT


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    """Clients may send anything; only TokenError comes out."""
    try:
        read = unpack(text)
    except TokenError:
        return

    assert pack(read.room, read.verb, *read.ids) == text


@pytest.mark.parametrize(
    "parts", [("quiz", "pick", "a" * 100), ("quiz", "p:k"), ("Quiz", "x"), ("", "x")]
)
def test_a_token_that_would_not_travel_is_not_made(parts: tuple[str, ...]) -> None:
    """Discord takes 100 characters, and a colon would shift the parts."""
    with pytest.raises(ValueError, match="cannot pack"):
        pack(*parts)


def test_a_token_of_another_version_says_so() -> None:
    """An old button tells why it does not work."""
    with pytest.raises(TokenError, match="version 0"):
        unpack("0:quiz:pick:abc:1")


@pytest.mark.parametrize(
    "text", ["1:quiz:pick\n", "1:quiz:pick:é", "1:quiz", "", "::::", "1:quiz:pick:"]
)
def test_what_is_not_a_token_is_refused(text: str) -> None:
    """A line end, a foreign letter, a missing part."""
    with pytest.raises(TokenError):
        unpack(text)
