"""The form in which a snippet is written, and what comes back in it. Pure.

How a snippet runs is the room's business (`bot.runs`).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

from bot.errors import LearnerError
from bot.phrase import PROGRAM_BYTES, bare
from bot.talk import Field, FieldKind, Form, pack

FORM_LIMIT = 4000  # what a Discord text input takes
FILE = Field(
    id="file",
    label="Or a Python file, for longer code",
    kind=FieldKind.FILE,
    is_required=False,
    max_length=PROGRAM_BYTES,
    is_extra=True,
)
INPUT = Field(
    id="stdin",
    label="What input() reads, line by line",
    kind=FieldKind.CODE,
    is_required=False,
    max_length=FORM_LIMIT,
    is_extra=True,
)
EXAMPLE = """import asyncio

async def main():
    await asyncio.sleep(0.1)
    print("hello")

asyncio.run(main())
"""


def form(source: str, stdin: str = "") -> Form:
    """The form with the code, and what it reads, as they stand.

    Raises:
        LearnerError: the code is longer than any form holds.
    """
    if len(source) > FORM_LIMIT:
        raise LearnerError(
            f"That snippet has {len(source):,} characters; the form takes {FORM_LIMIT:,}.",
            hint="Change it in an editor, and put the file into the form of `/run`.",
        )
    fits = stdin if len(stdin) <= FORM_LIMIT else ""
    code = Field(
        id="code",
        label="Python code",
        kind=FieldKind.CODE,
        value=source,
        placeholder="print(await asyncio.sleep(1, 'hello'))",
        is_required=False,
        max_length=FORM_LIMIT,
    )
    fields = (code, FILE, replace(INPUT, value=fits))
    return Form(title="Run a snippet", token=pack("runs", "new"), fields=fields, button="Run")


def source(fields: Mapping[str, str]) -> str:
    """The code of a filled-in form; a file goes before what stands in the field."""
    return fields.get(FILE.id) or bare(fields.get("code", ""))


def stdin(fields: Mapping[str, str]) -> str:
    """What `input()` shall read."""
    return fields.get(INPUT.id, "")
