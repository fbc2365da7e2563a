"""Pages with hundreds of one thing are built, and show each of them once."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

from helpers import HEAD, Project

MANY = 60
STEP = "   .. step:: Act.\n\n"


def _each(template: str) -> str:
    return "".join(template.format(n=n) for n in range(1, MANY + 1))


PAGES = {
    "sections": _each(
        "In {n}\n-------\n\n.. usecase:: In {n}\n\n   .. step:: Act.\n\nSee `In {n}`_.\n\n"
    ),
    "equal": MANY * f".. usecase:: Pay\n   :id: UC-PAY\n\n{STEP}",
    "actors": ".. usecase:: Ask\n\n   :Actors:\n" + _each("      - Person {n}: asks\n") + "\n" + STEP,
    "unknown": ".. usecase:: Lend\n\n" + STEP + _each("   .. altflow:: Case {n}\n      :from: x{n}\n\n"),
    "optional": ".. usecase:: Read\n\n" + _each("   .. step:: Act {n}.\n      :optional:\n\n"),
}


def test_hundreds_of_one_thing(tmp_path: Path) -> None:
    """Every id once, every link of a page to itself lands, and each thing is there."""
    site = Project(tmp_path, {"usecase_diagram": "none"})
    toctree = ".. toctree::\n\n" + "".join(f"   {name}\n" for name in PAGES)
    site.write({"index.rst": HEAD + toctree, **{f"{name}.rst": HEAD + PAGES[name] for name in PAGES}})
    built = site.build()
    pages = {name: built.page(f"{name}.html") for name in PAGES}
    for name, page in pages.items():
        ids = Counter(str(one["id"]) for one in page.select("[id]"))
        assert max(ids.values()) == 1, name
        links = {str(one["href"])[1:] for one in page.select("a[href^='#']")}
        assert links - {""} <= set(ids), name
    linked = [one["href"] for one in pages["sections"].select("p > a.internal[href*='#in-']")]
    assert linked == [f"#in-{n}-1" for n in range(1, MANY + 1)]
    assert len(pages["equal"].select("dt.uc")) == MANY
    assert len(pages["actors"].select("[id^='ask--']")) == MANY
    assert [one.text.strip() for one in pages["unknown"].select(".uc-altflow-title .uc-label")] == [
        f"A{n}" for n in range(1, MANY + 1)
    ]
    assert len(pages["optional"].select(".uc-remark")) == MANY
    assert Counter(one.kind for one in built.warned) == {
        "usecase.duplicate-id": MANY - 1,
        "usecase.unknown-step": MANY,
    }
