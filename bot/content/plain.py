"""How a text reads: its grade, and words that do not belong in the course.

Which texts there are is known in `bot.content.parts`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

_CODE = re.compile(r"`([^`\n]*)`")
_ADDRESS = re.compile(r"\]\([^)\s]*\)")
_MARKS = re.compile(r"(?m)^(> ?|- )+|\*+")
_LABEL = re.compile(r"(?m)^(> \*\*(Myth|Truth):\*\*|Predict:)")
_WORD = re.compile(r"[A-Za-z0-9_'\u2019-]+")
_SENTENCE = re.compile(r"[.!?:;](?=\s|$)")
_ENDS = re.compile(r"[.!?…][\"')\]\u201d\u2019*`]*\Z")
_LONG_CODE = 12  # characters; a longer one is read by its last name

# They tell a learner who is stuck that he should not be, or say nothing at all.
BANNED = ("simply", "just", "obviously", "easy", "easily", "of course", "note that", "basically")
_BANNED = re.compile(rf"\b({'|'.join(BANNED)})\b", re.IGNORECASE)

_STEMS = (
    *("anal", "custom", "emphas", "final", "general", "initial", "maxim", "minim", "modern"),
    *("normal", "optim", "organ", "parallel", "priorit", "real", "recogn", "serial", "summar"),
    *("synchron", "util", "visual"),
)
_AMERICAN = re.compile(
    r"\b("
    rf"(?:de|re|un)?(?:{'|'.join(_STEMS)})(?:iz|yz)(?:e|es|ed|er|ers|ing|ation|ations)"
    r"|(?:behavior|color|favor|flavor|honor|humor|labor|neighbor)(?:s|ed|ing|al|ful|ite|hood)?"
    r"|(?:cancel|label|model|signal|travel|total|tunnel)(?:ed|er|ing)"
    r"|(?:center|fiber|liter|meter)(?:s|ed)?"
    r"|(?:catalog|dialog|analog)s?|defense|offense|gray|fulfill|skillful|judgment|plow"
    r")\b",
    re.IGNORECASE,
)
_BRITISH = (
    (re.compile(r"iz(?=e|ing|ation)"), "is"),
    (re.compile(r"yz(?=e|ing)"), "ys"),
    (re.compile(r"(?<=[vlnmbi])or(?=s|ed|ing|al|ful|ite|hood|$)"), "our"),
    (re.compile(r"(?<=[nltr])er(?=s?$|ed$)"), "re"),
    (re.compile(r"log(?=s?$)"), "logue"),
    (re.compile(r"ense$"), "ence"),
    (re.compile(r"l(?=ed$|er$|ing$)"), "ll"),
)
_OWN = {"gray": "grey", "fulfill": "fulfil", "skillful": "skilful", "judgment": "judgement"}


def without_code(text: str) -> str:
    """The text without what stands between backticks, and without the targets of links."""
    return _CODE.sub("`", _ADDRESS.sub("]", text))


def read_aloud(text: str) -> str:
    """The text as it is read: no marks, and of a long piece of code the last name."""
    text = _CODE.sub(_spoken, _ADDRESS.sub("]", text))
    return _MARKS.sub("", text)


def _spoken(match: re.Match[str]) -> str:
    code = match[1]
    return code if len(code) <= _LONG_CODE else re.split(r"[.(]", code)[-1] or "x"


def grade(text: str) -> float:
    """The Automated Readability Index: about the school year in which one can read it."""
    spoken = read_aloud(text)
    words = _WORD.findall(spoken)
    letters = sum(len(word) for word in words)
    sentences = max(1, len(_SENTENCE.findall(spoken)))
    return 4.71 * letters / max(1, len(words)) + 0.5 * len(words) / sentences - 21.43


def words_of(text: str) -> list[str]:
    """The words of a text in lower case, without marks and labels; those of code count too."""
    bare = _MARKS.sub("", _LABEL.sub("", _ADDRESS.sub("]", text)))
    return [word.casefold() for word in _WORD.findall(bare)]


def is_sentence(text: str) -> bool:
    """Whether a text ends as a sentence does."""
    return bool(_ENDS.search(text.rstrip()))


def banned(text: str) -> Iterator[str]:
    """Words that the course does without."""
    yield from (match[0] for match in _BANNED.finditer(without_code(text)))


def american(text: str) -> Iterator[tuple[str, str]]:
    """Words in American spelling, each with ours."""
    for match in _AMERICAN.finditer(without_code(text)):
        yield match[0], british(match[0])


def british(word: str) -> str:
    """The British spelling of a word that has another one in America."""
    lower = word.casefold()
    if lower in _OWN:
        return _OWN[lower]
    return next((ours.sub(to, lower) for ours, to in _BRITISH if ours.search(lower)), lower)
