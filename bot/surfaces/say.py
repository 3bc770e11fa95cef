"""One request through the app, the reply on standard output: for scripts and for people in a hurry.

A talk with many turns is in `terminal`.
"""

from __future__ import annotations

import asyncio
import base64
import json
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from rich.console import Console

from bot.app import App, sorry
from bot.errors import LearnerError
from bot.phrase import parse
from bot.surfaces.drawing import draw
from bot.talk import Block, Figure, Form, Learner, Place, Press, Reply, Request, Submit

PLACE = Place(id="say", surface="say", is_private=True)


@dataclass(frozen=True, slots=True)
class Said:
    """All replies to one request, and the form that a press opened instead."""

    replies: tuple[Reply, ...]
    form: Form | None = None

    @property
    def is_error(self) -> bool:
        """Whether the last word was a problem."""
        return bool(self.replies and self.replies[-1].error)


async def say(app: App, name: str, request: Request) -> Said:
    """Put one request as the local learner of that name."""
    learner = Learner(id=f"local:{name}", name=name)
    if isinstance(request, Press) and app.opens_form(request.token):
        try:
            return Said((), await app.form(learner, PLACE, request.token))
        except LearnerError as error:
            return Said((sorry(error),))
    return Said(tuple([reply async for reply in app.handle(learner, PLACE, request)]))


def request_of(app: App, given: Mapping[str, Any]) -> Request:
    """One JSON request: `{"text"}`, `{"press"}`, or `{"submit", "fields"}`.

    Raises:
        LearnerError: none of these, or of the wrong type.
    """
    fields = given.get("fields", {})
    is_plain = isinstance(fields, dict) and all(
        isinstance(key, str) and isinstance(value, str) for key, value in fields.items()
    )
    if isinstance(text := given.get("text"), str):
        return parse(text, app.commands())
    if isinstance(token := given.get("press"), str):
        return Press(token)
    if isinstance(token := given.get("submit"), str) and is_plain:
        return Submit(token, fields)
    raise LearnerError(
        "The request names nothing to do.",
        hint='Give {"text": …}, {"press": …} or {"submit": …, "fields": {…}}.',
    )


# ---- JSON


def to_json(said: Said) -> dict[str, Any]:
    """The answer as documented: error, replies, and the form if one was opened."""
    problem = said.replies[-1].error if said.replies else None
    answer: dict[str, Any] = {
        "error": asdict(problem) if problem else None,
        "replies": [_reply(reply) for reply in said.replies],
    }
    if said.form is not None:
        form = asdict(said.form)
        form["fields"] = [{**f, "kind": f["kind"].value} for f in form["fields"]]
        answer["form"] = form
    return answer


def _reply(reply: Reply) -> dict[str, Any]:
    return {
        "blocks": [_block(block) for block in reply.blocks],
        "choices": [{"label": c.label, "token": c.token} for c in reply.choices],
        "private": reply.private,
        "topic": reply.topic,
        "topics": list(reply.topics),
        "details": dict(reply.details),
    }


def _block(block: Block) -> dict[str, Any]:
    if isinstance(block, Figure):
        png = base64.b64encode(block.png).decode("ascii")
        return {"kind": block.kind, "alt": block.alt, "text": block.text, "png": png}
    fields = asdict(block)
    if "mark" in fields:
        fields["mark"] = fields["mark"].value
    return {"kind": block.kind, **fields}


def write_json(answer: Mapping[str, Any]) -> None:
    """One JSON object on one line; a lone surrogate is written as its escape."""
    sys.stdout.write(json.dumps(answer) + "\n")
    sys.stdout.flush()


# ---- text


def write_text(said: Said) -> None:
    """The last reply drawn as in the terminal, with the token of each choice."""
    console = Console(highlight=False)
    if said.form is not None:
        names = ", ".join(f"{field.id} ({field.label})" for field in said.form.fields)
        console.print(f"{said.form.title}: a form with {names}.", markup=False)
        console.print(f"Send it with --submit {said.form.token} --field ID=TEXT", markup=False)
    for reply in said.replies[-1:]:
        draw(console, reply, has_tokens=True)


async def batch(app: App, name: str) -> bool:
    """Answer one JSON request a line until standard input ends; whether all went well."""
    is_fine = True
    while line := await asyncio.to_thread(sys.stdin.readline):
        if not line.strip():
            continue
        said = await _one(app, name, line)
        is_fine = is_fine and not said.is_error
        write_json(to_json(said))
    return is_fine


async def _one(app: App, name: str, line: str) -> Said:
    try:
        given = json.loads(line)
    except ValueError as error:
        problem = LearnerError("That line is not JSON.", hint=f"{error}.")
        return Said((sorry(problem),))
    if not isinstance(given, dict):
        return Said((sorry(LearnerError("That line is not a JSON object.")),))
    who = given.get("as")
    try:
        request = request_of(app, given)
    except LearnerError as error:
        return Said((sorry(error),))
    return await say(app, who if isinstance(who, str) and who else name, request)
