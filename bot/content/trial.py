"""One learner's try at a challenge: each hidden check is one run of the sandbox.

How a reply is worded around it is the room's business (`bot.challenges`).
"""

from __future__ import annotations

import ast
import asyncio
import builtins
import hashlib
import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace

from bot.content.feedback import MISSING, SHADOWED, feedback, misnamed
from bot.content.model import Challenge
from sandbox import Job, Limits, Outcome, Verdict

AT_ONCE = 4  # checks of one learner that run side by side
_OWN_BUILTINS = {"AssertionError", "dict", "globals", "print", "repr"}  # what the frame uses

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
        shadowed=SHADOWED,
        missing=MISSING,
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
    if outcome.verdict is Verdict.OK and _last_line(outcome.stdout) == nonce:
        return CheckResult(check, passed=True)
    message, is_final = feedback(outcome, source, challenge.timeout_s)
    slip = misnamed(source, challenge.solution, challenge.function)
    told = f"{message}\n{slip}" if slip else message
    return CheckResult(
        check, passed=False, message=told, verdict=outcome.verdict, is_final=is_final
    )


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


def _last_line(text: str) -> str:
    return text.rstrip("\n").rpartition("\n")[2]
