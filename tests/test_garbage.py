"""Garbage is looked for seldom while a build runs, and afterwards as it was before."""

from __future__ import annotations

import gc
from collections.abc import Iterator

import pytest

from helpers import HEAD, Project
from sphinxext.usecase.core.garbage import collect_seldom


@pytest.fixture(autouse=True)
def thresholds() -> Iterator[None]:
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def test_a_build_has_its_threshold_to_its_end(project: Project) -> None:
    project.write({"index.rst": f"{HEAD}.. usecase:: Pay\n\n   .. step:: Pay\n"})
    during = []
    with project.application("dummy") as built:
        built.app.connect("env-updated", lambda *_: during.append(gc.get_threshold()))
        built.app.build()
    assert during[0][0] > 700
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("chosen", [(0, 10, 10), (100_000, 10, 10)])
def test_one_who_collects_even_less_is_left_alone(chosen: tuple[int, int, int]) -> None:
    gc.set_threshold(*chosen)
    end = collect_seldom()
    assert gc.get_threshold() == chosen
    end()
    assert gc.get_threshold() == chosen


def test_one_who_collects_all_the_time_does_so_again_afterwards() -> None:
    gc.set_threshold(1, 10, 10)
    end = collect_seldom()
    meanwhile = gc.get_threshold()
    end()
    assert (meanwhile[0], gc.get_threshold()) == (20_000, (1, 10, 10))


def test_what_somebody_has_chosen_meanwhile_stays() -> None:
    end = collect_seldom()
    gc.set_threshold(5_000, 5, 5)
    end()
    assert gc.get_threshold() == (5_000, 5, 5)
