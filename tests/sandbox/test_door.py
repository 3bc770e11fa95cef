"""The door: what is wrong with a job is said before anything starts."""

from __future__ import annotations

import math
from typing import Any

import pytest

from sandbox.door import check_job, job_from_dict, job_to_dict
from sandbox.job import Job, JobError, Limits
from sandbox.keeper import open_embedded
from tests.sandbox.boxes import children_of, zygote_of

DEEP: dict[str, Any] = {}
for _ in range(3000):
    DEEP = {"a": DEEP}
BAD: dict[str, tuple[dict[str, Any], str]] = {
    "no_source": ({}, "no source"),
    "number_for_source": ({"source": 3}, "source must be a text"),
    "oversize": ({"source": "x" * 70_000}, "70000 bytes; at most 65536"),
    "half_a_character": ({"source": "a\n'\ud800'"}, "line 2: not UTF-8"),
    "unknown_field": ({"source": "", "sudo": True}, "may not have 'sudo'"),
    "long_unknown_field": ({"source": "", "s" * 5000: True}, r"may not have 's+\.\.\."),
    "list_for_limits": ({"source": "", "limits": []}, "limits must be a JSON object"),
    "unknown_limit": ({"source": "", "limits": {"gpus": 1}}, "may not have 'gpus'"),
    "negative": ({"source": "", "limits": {"wall_s": -1}}, "wall_s is -1"),
    "zero": ({"source": "", "limits": {"memory_bytes": 0}}, "memory_bytes is 0"),
    "too_little_memory": ({"source": "", "limits": {"memory_bytes": 9}}, "at least 16777216"),
    "endless_nesting": ({"source": "", "clock": DEEP}, "no clock (something nested|{)"),
    "huge": ({"source": "", "limits": {"cpu_s": 1e9}}, "cpu_s is 1000000000.0"),
    "too_many_digits": ({"source": "", "limits": {"wall_s": 10**5000}}, "a huge number"),
    "not_a_number": ({"source": "", "limits": {"wall_s": math.nan}}, "wall_s is nan"),
    "endless": ({"source": "", "limits": {"wall_s": math.inf}}, "wall_s is inf"),
    "bool": ({"source": "", "limits": {"wall_s": True}}, "wall_s is True"),
    "half_a_byte": ({"source": "", "limits": {"output_bytes": 1.5}}, "a whole number"),
    "text_for_limit": ({"source": "", "limits": {"wall_s": "5"}}, "wall_s is '5'"),
    "none_for_limit": ({"source": "", "limits": {"wall_s": None}}, "wall_s is None"),
    "unknown_clock": ({"source": "", "clock": "sun"}, "no clock 'sun'"),
    "list_for_clock": ({"source": "", "clock": []}, r"no clock \[\]"),
    "long_learner": ({"source": "", "learner": "x" * 1000}, "learner"),
    "number_for_learner": ({"source": "", "learner": 7}, "learner"),
    "text_for_layers": ({"source": "", "layers": "policy"}, "list of names"),
    "unknown_layer": ({"source": "", "layers": ["paper"]}, "no layer 'paper'"),
    "text_for_order": ({"source": "", "order": "7"}, "order is .7."),
    "bool_for_order": ({"source": "", "order": True}, "order is True"),
    "negative_order": ({"source": "", "order": -1}, "from 0 to 4294967295"),
    "huge_order": ({"source": "", "order": 2**32}, "order is 4294967296"),
    "order_in_real_time": ({"source": "", "order": 0, "clock": "real"}, "virtual clock only"),
    "not_an_object": ([], "must be a JSON object"),  # type: ignore[dict-item]
}


@pytest.mark.parametrize("name", BAD)
def test_bad_job_is_told_what_is_wrong(name: str) -> None:
    """One sentence that names the field and what was given."""
    raw, said = BAD[name]

    with pytest.raises(JobError, match=said):
        job_from_dict(raw)


async def test_nothing_starts_for_a_bad_job() -> None:
    """The same at the keeper's own door, with values that never were JSON."""
    jobs = [
        Job("x = '\ud800'"),
        Job("", limits=Limits(wall_s=math.nan)),
        Job("", limits=Limits(memory_bytes=True)),
        Job("", limits={"wall_s": 1}),  # type: ignore[arg-type]
        Job(b"print(1)"),  # type: ignore[arg-type]
        Job("", layers={"policy"}),  # type: ignore[arg-type]
    ]
    async with open_embedded(1, spares=0) as keeper:
        for job in jobs:
            with pytest.raises(JobError):
                await keeper.run(job)

        assert children_of(zygote_of(keeper)) == []
        assert next(keeper._numbers) == 1


def test_good_job_comes_through() -> None:
    """What is left out is as by default, and what is written is read as it was."""
    job = Job("print(1)", limits=Limits(wall_s=1), learner="ada", order=0)
    check_job(job)

    assert job_from_dict({"source": "print(1)"}) == Job("print(1)")
    assert job_from_dict(job_to_dict(job)) == job
    assert "order" not in job_to_dict(Job("print(1)"))
