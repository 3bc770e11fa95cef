"""What a test of CPython becomes part of: assertions that print instead of raising.

Its text stands at the top of each script that `scripts` makes; nothing imports it.
"""

# mypy: ignore-errors
# ruff: noqa: T201, N815, PT027 - printing is what it is for; the names are unittest's

import asyncio
import re


def shown(value):
    """The value as text that is the same in each run."""
    if isinstance(value, (set, frozenset)):
        return "{" + ", ".join(sorted(map(shown, value))) + "}"
    if isinstance(value, float):
        return format(value, ".1f")
    return re.sub("0x[0-9a-f]+", "0x", repr(value))


class Raises:
    """`assertRaises`: prints what was raised, and swallows what was expected."""

    def __init__(self, expected, pattern):
        self.expected = expected
        self.pattern = pattern
        self.exception = None

    def __enter__(self):
        return self

    def __exit__(self, kind, value, trace):
        if kind is None:
            print("nothing was raised")
            return False
        print("raised", kind.__name__, shown(str(value)), shown(value.args))
        self.exception = value
        return issubclass(kind, self.expected)


class Checks:
    """Stands where `unittest.TestCase` stood."""

    Task = asyncio.Task
    Future = asyncio.Future
    cls = asyncio.Future
    loop = None

    def __init__(self):
        self.cleanups = []

    def setUp(self):
        pass

    def tearDown(self):
        pass

    async def asyncSetUp(self):
        pass

    async def asyncTearDown(self):
        pass

    def addCleanup(self, function, *args, **keywords):
        self.cleanups.append((function, args, keywords))

    def doCleanups(self):
        while self.cleanups:
            function, args, keywords = self.cleanups.pop()
            function(*args, **keywords)

    def new_test_loop(self, gen=None):
        loop = asyncio.new_event_loop()
        self.set_event_loop(loop)
        return loop

    def create_event_loop(self):
        return asyncio.new_event_loop()

    def set_event_loop(self, loop, *, cleanup=True):
        asyncio.set_event_loop(loop)
        if cleanup:
            self.addCleanup(loop.close)

    def close_loop(self, loop):
        loop.close()

    def subTest(self, msg="", **parameters):
        print("part", msg, shown(parameters))
        return Part()

    def fail(self, msg=None):
        print("failed", msg)

    def skipTest(self, reason):
        raise SystemExit(f"skipped: {reason}")

    def assertEqual(self, first, second, msg=None):
        print("equal", first == second, shown(first), shown(second))

    assertListEqual = assertTupleEqual = assertDictEqual = assertSetEqual = assertEqual
    assertSequenceEqual = assertMultiLineEqual = assertEqual

    def assertNotEqual(self, first, second, msg=None):
        print("not equal", first != second, shown(first), shown(second))

    def assertAlmostEqual(self, first, second, places=7, msg=None, delta=None):
        print("almost equal", abs(first - second) <= (delta or 10**-places))

    def assertTrue(self, value, msg=None):
        print("true", bool(value), shown(value))

    def assertFalse(self, value, msg=None):
        print("false", not value, shown(value))

    def assertIs(self, first, second, msg=None):
        print("same", first is second, shown(first), shown(second))

    def assertIsNot(self, first, second, msg=None):
        print("not the same", first is not second)

    def assertIsNone(self, value, msg=None):
        print("none", value is None, shown(value))

    def assertIsNotNone(self, value, msg=None):
        print("not none", value is not None, shown(value))

    def assertIn(self, member, container, msg=None):
        print("in", member in container, shown(member), shown(container))

    def assertNotIn(self, member, container, msg=None):
        print("not in", member not in container, shown(member), shown(container))

    def assertIsInstance(self, value, kind, msg=None):
        print("instance", isinstance(value, kind), shown(value))

    def assertNotIsInstance(self, value, kind, msg=None):
        print("no instance", not isinstance(value, kind), shown(value))

    def assertLess(self, first, second, msg=None):
        print("less", first < second)

    def assertLessEqual(self, first, second, msg=None):
        print("not more", first <= second)

    def assertGreater(self, first, second, msg=None):
        print("more", first > second)

    def assertGreaterEqual(self, first, second, msg=None):
        print("not less", first >= second)

    def assertCountEqual(self, first, second, msg=None):
        print("same items", sorted(map(shown, first)), sorted(map(shown, second)))

    def assertRegex(self, text, pattern, msg=None):
        print("matches", bool(re.search(pattern, text)), shown(text))

    def assertNotRegex(self, text, pattern, msg=None):
        print("does not match", not re.search(pattern, text), shown(text))

    def assertRaises(self, expected, function=None, *args, **keywords):
        return self.assertRaisesRegex(expected, "", function, *args, **keywords)

    def assertRaisesRegex(self, expected, pattern, function=None, *args, **keywords):
        raises = Raises(expected, pattern)
        if function is None:
            return raises
        with raises:
            function(*args, **keywords)
        return None


class Part:
    """`subTest`: a part of a test."""

    def __enter__(self):
        return None

    def __exit__(self, *_):
        return False


def run_briefly(loop):
    """Let the loop turn once."""

    async def once():
        pass

    coroutine = once()
    task = loop.create_task(coroutine)
    try:
        loop.run_until_complete(task)
    finally:
        coroutine.close()


def gc_collect():
    """References are counted: what the tests wait for has gone already."""


async def run_async(test, method):
    """One test of an `IsolatedAsyncioTestCase`."""
    test.setUp()
    await test.asyncSetUp()
    try:
        result = await method()
        print("done", shown(result))
    finally:
        await test.asyncTearDown()
        test.tearDown()
        test.doCleanups()


def run_plain(test, method):
    """One test of a `TestCase`."""
    test.setUp()
    try:
        result = method()
        print("done", shown(result))
    finally:
        test.tearDown()
        test.doCleanups()
