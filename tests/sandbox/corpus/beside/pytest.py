"""What programs of the corpus import as `pytest`: fixtures, marks and `raises`, on asyncio.

`run` runs one test as pytest-asyncio would, in a loop of its own, and prints what came of it.
"""

# mypy: ignore-errors
# ruff: noqa: T201, A002, PT030, C901 - the names and the shape are pytest's

import asyncio
import contextlib
import inspect
import itertools
import re
import types
import warnings as _warnings

from seen import shown


class NotRunnable(BaseException):
    """The test needs more than there is here, or is not for this Python."""


class Failed(Exception):
    pass


class Raised:
    """What `raises` gives: it holds what was raised, and prints it."""

    value = type = None

    def __init__(self, expected, match):
        self._expected, self._match = expected, match

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            raise Failed(f"did not raise {self._expected}")
        if not issubclass(kind, self._expected):
            return False
        print("raised", kind.__name__, shown(str(value)))
        self.value, self.type = value, kind
        if self._match is not None and not re.search(self._match, str(value)):
            raise Failed(f"{self._match!r} does not match {value}")
        return True


def raises(expected, function=None, *args, match=None, **keywords):
    raised = Raised(expected, match)
    if function is None:
        return raised
    with raised:
        function(*args, **keywords)
    return raised


@contextlib.contextmanager
def warns(expected=Warning, *, match=None):
    with _warnings.catch_warnings(record=True) as seen:
        _warnings.simplefilter("always")
        yield seen
    found = [each for each in seen if issubclass(each.category, expected)]
    print("warned", sorted(shown(str(each.message)) for each in found))
    if not found:
        raise Failed("no warning")


def deprecated_call(**options):
    return warns(DeprecationWarning, **options)


def skip(reason="", **_):
    raise NotRunnable(reason)


def importorskip(name, **_):
    raise NotRunnable(name)


def fail(reason="", **_):
    raise Failed(reason)


def approx(value, rel=None, abs=None, **_):
    return _Near(value, abs or 1e-6 * (value if value > 0 else -value) + 1e-12 * (rel is None))


class _Near:
    def __init__(self, value, within):
        self._value, self._within = value, within

    def __eq__(self, other):
        return -self._within <= other - self._value <= self._within

    def __repr__(self):
        return f"about {self._value:.1f}"


def param(*values, id=None, marks=()):
    return values[0] if len(values) == 1 else values


class _Marks:
    """`mark.parametrize` and conditions count; of the others only that they are there."""

    def __getattr__(self, name):
        if name == "parametrize":
            return _parametrize
        if name in ("skip", "skipif", "xfail", "benchmark"):
            return _unless(name)
        return _plain


def _plain(*args, **_):
    function = args[0] if args else None
    return function if isinstance(function, (types.FunctionType, type)) else lambda each: each


def _parametrize(names, values, **_):
    names = [each.strip() for each in names.split(",")] if isinstance(names, str) else names

    def mark(function):
        sets = [
            dict(zip(names, each if len(names) > 1 else [each], strict=True)) for each in values
        ]
        function.__dict__.setdefault("parameters", []).append(sets)
        return function

    return mark


def _unless(name):
    def mark(condition=True, *_, **__):
        is_off = bool(condition) if name in ("skipif", "xfail") else True

        def apply(function):
            if is_off:
                function.is_off = True
            return function

        return apply(condition) if isinstance(condition, types.FunctionType) else apply

    return mark


mark = _Marks()


def fixture(function=None, *, params=None, autouse=False, name=None, **_):
    def make(function):
        function.is_fixture, function.params, function.is_automatic = True, params, autouse
        function.fixture_name = name or function.__name__
        return function

    return make if function is None else make(function)


def __getattr__(name):
    if name[:1].isupper():  # types, for annotations
        return object
    raise AttributeError(name)


def run(places, kind, method):
    """Run the test of that name, once for each set of parameters."""
    owner = places[0][kind] if kind else None
    function = getattr(owner, method) if owner else places[0][method]
    known = {}
    for place in reversed(places):
        known |= {
            each.fixture_name: each
            for each in place.values()
            if isinstance(each, types.FunctionType) and getattr(each, "is_fixture", False)
        }
    if getattr(function, "is_off", False) or getattr(owner, "is_off", False):
        raise NotRunnable("skipped")
    marks = [*getattr(function, "parameters", ()), *getattr(owner, "parameters", ())]
    for sets in itertools.product(*marks):
        given = {}
        for each in sets:
            given |= each
        for one in _with_params(function, known, given):
            print("test", method, shown(one))
            _run_once(owner, function, known, one)
            print("passed")


def _with_params(function, known, given):
    """One run for each value of a fixture with parameters."""
    for name in _needed(function, known, given):
        params = getattr(known.get(name), "params", None)
        if params and name not in given:
            for value in params:
                yield from _with_params(function, known, {**given, name: _Param(value)})
            return
    yield given


class _Param:
    def __init__(self, value):
        self.param = value

    def __repr__(self):
        return repr(self.param)


def _needed(function, known, given):
    names = [name for name in inspect.signature(function).parameters if name != "self"]
    names += [name for name, each in known.items() if each.is_automatic and name not in names]
    for name in names:
        if name in known:
            names += [n for n in inspect.signature(known[name]).parameters if n not in names]
    return [name for name in names if name not in ("request", "self")]


def _run_once(owner, function, known, given):
    self = [owner()] if owner else []
    made = {}
    is_async = inspect.iscoroutinefunction(function)
    automatic = [name for name, each in known.items() if each.is_automatic]

    async def whole():
        async with contextlib.AsyncExitStack() as stack:
            await prepare(function, stack)
            for name in automatic:
                await value_of(name, stack)
            await function(*self, **arguments(function))

    async def prepare(what, stack):
        for name in inspect.signature(what).parameters:
            if name not in ("self", "request"):
                await value_of(name, stack)

    async def value_of(name, stack):
        if name in made:
            return
        if name in given and not isinstance(given[name], _Param):
            made[name] = given[name]
            return
        if name == "event_loop":
            made[name] = asyncio.get_running_loop()
            return
        if name not in known:
            parameter = inspect.signature(function).parameters.get(name)
            if parameter is not None and parameter.default is not parameter.empty:
                return
            raise NotRunnable(f"no fixture {name}")
        make = known[name]
        await prepare(make, stack)
        options = arguments(make)
        if "request" in inspect.signature(make).parameters:
            options["request"] = given.get(name)
        if inspect.isasyncgenfunction(make):
            value = await stack.enter_async_context(contextlib.asynccontextmanager(make)(**options))
        elif inspect.isgeneratorfunction(make):
            value = stack.enter_context(contextlib.contextmanager(make)(**options))
        else:
            value = make(**options)
            if inspect.iscoroutine(value):
                value = await value
        made[name] = value

    def arguments(what):
        return {name: made[name] for name in inspect.signature(what).parameters if name in made}

    async def plain():
        async with contextlib.AsyncExitStack() as stack:
            await prepare(function, stack)
            for name in automatic:
                await value_of(name, stack)
            function(*self, **arguments(function))

    if is_async:
        asyncio.run(whole())
        return
    step = plain()  # without a loop of ours: a test that is no coroutine may start its own
    with contextlib.suppress(StopIteration):
        step.send(None)
        raise NotRunnable("a fixture that waits, for a test that does not")
