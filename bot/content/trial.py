"""One learner's try at a challenge: each hidden check is one run of the sandbox.

How a reply is worded around it is the room's business (`bot.challenges`).
"""

from __future__ import annotations

import ast
import asyncio
import builtins
import hashlib
import secrets
from collections.abc import Awaitable, Callable, Iterator
from dataclasses import dataclass, replace

from bot.content.model import Challenge
from sandbox import Failure, Job, Limits, Outcome, Verdict

AT_ONCE = 4  # checks of one learner that run side by side
_BAD_SYNTAX = ("SyntaxError", "IndentationError", "TabError")
_OWN_BUILTINS = {"AssertionError", "dict", "globals", "print", "repr"}  # what the frame uses
_SHADOWED = "The checks need the built-in name that your code uses for something else: "
_MISSING = "Your code does not define the function "

Run = Callable[[Job], Awaitable[Outcome]]

_FRAME = """
async def {function}(ns):
    for name in {used}:
        if name in ns:
            raise AssertionError({shadowed!r} + repr(name))
    if {wanted!r} not in ns:
        raise AssertionError({missing!r} + repr({wanted!r}))
{checks}
    await {check}(ns)


import asyncio as {module}

{module}.run({function}(dict(globals())))
print({last!r})
"""


@dataclass(frozen=True, slots=True)
class CheckResult:
    """How one check went; `message` is for the learner when it did not pass."""

    check: str  # the function's name, as in `Check.name`
    passed: bool
    message: str = ""
    verdict: Verdict = Verdict.OK  # of the run
    is_final: bool = False  # every other check would end the same way


def trial_source(source: str, challenge: Challenge, check: str, nonce: str) -> str:
    """The program that tries one check: the learner's lines, then the check; the nonce ends it.

    The check's statements live inside a function, so they neither change the learner's names nor
    the numbers of the learner's lines.
    """
    tag = hashlib.sha256(nonce.encode()).hexdigest()[:12]  # names that no learner has
    tree = ast.parse(challenge.checks_source)
    frame = _FRAME.format(
        function=f"_trial_{tag}",
        module=f"_asyncio_{tag}",
        used=tuple(sorted(_builtins_in(tree) | _OWN_BUILTINS)),
        shadowed=_SHADOWED,
        missing=_MISSING,
        wanted=challenge.function,
        check=check,
        checks="    pass",
        last="\n" + nonce,
    )
    program = ast.parse(frame)
    function = next(node for node in program.body if isinstance(node, ast.AsyncFunctionDef))
    hole = next(at for at, node in enumerate(function.body) if isinstance(node, ast.Pass))
    function.body[hole : hole + 1] = _without_docstring(tree)
    return f"{source.rstrip()}\n\n\n{ast.unparse(program)}\n"


async def try_challenge(challenge: Challenge, source: str, run: Run) -> tuple[CheckResult, ...]:
    """Try a learner's code against every check, in the order of the checks.

    Raises:
        whatever `run` raises: a job that cannot be started, a sandbox that does not answer.
    """
    if not challenge.checks:
        return ()
    first, *others = (check.name for check in challenge.checks)
    results = {first: await run_check(challenge, source, first, run)}
    if results[first].is_final:
        return tuple(replace(results[first], check=check.name) for check in challenge.checks)
    gate = asyncio.Semaphore(AT_ONCE)

    async def one(check: str) -> None:
        async with gate:
            results[check] = await run_check(challenge, source, check, run)

    try:
        async with asyncio.TaskGroup() as group:
            for check in others:
                group.create_task(one(check))
    except ExceptionGroup as faults:
        raise faults.exceptions[0] from None
    return tuple(results[check.name] for check in challenge.checks)


async def run_check(challenge: Challenge, source: str, check: str, run: Run) -> CheckResult:
    """Try a program against one check."""
    nonce = secrets.token_hex(16)  # a program that stops early cannot print it
    program = trial_source(source, challenge, check, nonce)
    outcome = await run(Job(program, limits=Limits(wall_s=challenge.timeout_s)))
    lines = source.rstrip().count("\n") + 1
    passed = outcome.verdict is Verdict.OK and _last_line(outcome.stdout) == nonce
    message, is_final = ("", False) if passed else _feedback(outcome, lines, challenge.timeout_s)
    return CheckResult(check, passed, message, outcome.verdict, is_final)


# ---- the program


def _builtins_in(tree: ast.Module) -> set[str]:
    """The built-in names that the checks use and do not define themselves."""
    used = {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}
    stored = {
        node.id
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store)
    }
    return {name for name in used - stored if hasattr(builtins, name)}


def _without_docstring(tree: ast.Module) -> list[ast.stmt]:
    is_documented = ast.get_docstring(tree) is not None
    return tree.body[1:] if is_documented else tree.body


# ---- the feedback


def _last_line(text: str) -> str:
    return text.rstrip("\n").rpartition("\n")[2]


def _feedback(outcome: Outcome, lines: int, timeout_s: float) -> tuple[str, bool]:
    """What to tell a learner whose code has so many lines, and whether it holds for all checks."""
    match outcome.verdict:
        case Verdict.OK:
            return "The program ended before the check did.", False
        case Verdict.ERROR if outcome.error is not None:
            return _error_feedback(outcome.error, lines)
        case Verdict.REFUSED:
            return "\n".join(_refusals(outcome, lines)), True
        case Verdict.TIMEOUT:
            return f"Still running after {timeout_s:g} s, so it was stopped.", False
        case verdict:
            return outcome.reason or f"The run ended with the verdict {verdict.value!r}.", False


def _error_feedback(error: Failure, lines: int) -> tuple[str, bool]:
    if error.type in _BAD_SYNTAX:
        line = min(error.line or lines, lines)
        return f"Not valid Python, line {line}: {error.message}", True
    is_theirs = error.line is not None and error.line <= lines
    if error.type == "AssertionError" and not is_theirs:
        is_final = error.message.startswith((_SHADOWED, _MISSING))
        return error.message or "The check failed.", is_final
    where = f" (line {error.line})" if is_theirs else ""
    what = f"{error.type}: {error.message}" if error.message else error.type
    return f"Your code raised {what}{where}", False


def _refusals(outcome: Outcome, lines: int) -> Iterator[str]:
    """The refusals in the learner's lines; else those of the check, which is our fault."""
    theirs = [r for r in outcome.refusals if r.line is None or r.line <= lines]
    for refusal in theirs or outcome.refusals:
        where = f"Line {refusal.line}: " if theirs and refusal.line is not None else ""
        opening = "" if theirs else "The check itself was refused: "
        hint = f"; {refusal.hint}" if refusal.hint else ""
        yield f"{opening}{where}{refusal.message}{hint}"
    if not outcome.refusals:
        yield outcome.reason or "The sandbox refused the code."
