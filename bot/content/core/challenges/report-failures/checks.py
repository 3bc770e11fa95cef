"""Hidden checks."""
import asyncio


async def job(seconds, error=None, ended=None):
    await asyncio.sleep(seconds)
    if ended is not None:
        ended.append(seconds)
    if error is not None:
        raise error
    return "fine"


def names(got):
    """The names in the answer, if it is a dict."""
    assert isinstance(got, dict), f"expected a dict, got {got!r}"
    return list(got)


async def check_good_ones(ns):
    """Jobs that went well are not in the answer"""
    got = await ns["failures"]({"a": job(0.01), "b": job(0.02)})
    assert names(got) == [], f"expected an empty dict, got {got!r}"
    got = await ns["failures"]({})
    assert names(got) == [], f"no jobs: expected an empty dict, got {got!r}"


async def check_exceptions(ns):
    """Each failed job has its own exception object"""
    milk, tea = ValueError("no milk"), LookupError("no tea")
    got = await ns["failures"]({"a": job(0.01, milk), "b": job(0.01), "c": job(0.01, tea)})
    assert sorted(names(got)) == ["a", "c"], f"expected entries for 'a' and 'c', got {got!r}"
    assert got["a"] is milk, f"'a' raised {milk!r}, your dict says {got['a']!r}"
    assert got["c"] is tea, f"'c' raised {tea!r}, your dict says {got['c']!r}"


async def check_order(ns):
    """Entries follow the order of the jobs, whichever fails first"""
    got = await ns["failures"]({"slow": job(0.05, ValueError()), "quick": job(0.01, ValueError())})
    assert names(got) == ["slow", "quick"], f"expected ['slow', 'quick'], got {names(got)}"


async def check_all_end(ns):
    """An early failure stops nobody: all jobs come to their end before you return"""
    ended = []
    got = await ns["failures"]({"a": job(0.01, ValueError(), ended), "b": job(0.05, ValueError(), ended)})
    assert ended == [0.01, 0.05], f"of 2 jobs, {len(ended)} had ended when you returned"
    assert names(got) == ["a", "b"], f"expected ['a', 'b'], got {names(got)}"


async def check_overlap(ns):
    """The jobs wait side by side"""
    loop = asyncio.get_running_loop()
    begin = loop.time()
    await ns["failures"]({n: job(0.1) for n in "abcdef"})
    took = loop.time() - begin
    assert took < 0.2, f"six jobs of 0.1 s took {took:.1f} s"


async def check_cancelled_job(ns):
    """A job that ended with CancelledError counts as failed"""
    got = await ns["failures"]({"gone": job(0.01, asyncio.CancelledError()), "ok": job(0.02)})
    assert names(got) == ["gone"], f"expected ['gone'], got {names(got)}"
    kind = type(got["gone"]).__name__
    assert kind == "CancelledError", f"expected CancelledError, got {kind}"
