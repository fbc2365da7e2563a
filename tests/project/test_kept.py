"""All data of a project, what its pages say of each other, and that edits leave nothing stale."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from handbook import assert_kept, handbook, pages_of
from helpers import Built, Project, edit, rebuild

KEPT = Path(__file__).parent / "kept"


def test_data(project: Project) -> None:
    built = handbook(project.folder).build("usecases")
    for name in ("usecases.json", "findings.json"):
        assert_kept(name, built.read(name))


PAGES = {
    "index": """
        Shop
        ====

        .. toctree::
           :glob:

           a
           b
           c
           stories
           view/*

        See :uc:usecase:`UC-A`, :uc:usecase:`UC-C`, :uc:usecase:`it <UC-A>`, :uc:step:`UC-A.2`,
        :uc:step:`UC-A.pay`, :uc:altflow:`UC-A.1a`, :uc:altflow:`so <UC-A.1a>`, :uc:actor:`clerk`,
        :uc:scenario:`UC-A.1a`, :uc:scenario:`first <UC-A.main>`, :uc:statement:`UC-A.AC1`,
        :uc:statement:`UC-A.quick`, :uc:item:`RO-2`, :uc:item:`RO-3`, :uc:item:`RO-4`,
        :uc:item:`RO-5`, :uc:item:`T-1`, :uc:item:`T 2 <T-2>`, :any:`UC-A`, :any:`UC-A.1a`,
        :any:`Clerk`, :any:`RO-2`, :any:`there <UC-B>`, :uc:usecase:`OT-A`, :uc:step:`OT-A.2`,
        :uc:actor:`Stranger`, :uc:scenario:`UC-B.main` and :uc:usecase:`!UC-A`.

        Nowhere: :uc:usecase:`UC-X`, :uc:step:`UC-A.9`, :uc:altflow:`UC-A.2`, :uc:actor:`Nobody`,
        :uc:scenario:`UC-A.9`, :uc:statement:`UC-A.AC9`, :uc:item:`RO-99`, :uc:usecase:`UC-A.1`.

        .. usecase:: Lost
           :id: UC-L

           See :uc:step:`7`.
        """,
    "a": """
        Sell
        ====

        .. usecase:: Sell a *ticket*
           :id: UC-A
           :epic: RO-1
           :stories: RO-2, RO-3, RO-4, RO-5, RO-6
           :tests: T-1

           :Actors: Clerk: sells, Customer
           :Acceptance criteria:
              - It is paid.
              - It is quick.
                :name: quick

           .. step:: The clerk asks.
              :actor: Clerk

              .. altflow:: Nobody answers
                 :end: failure
                 :stories: RO-2

           .. step:: The customer pays.
              :name: pay
              :actor: Customer

           .. altflow:: No money
              :from: pay
              :goto: UC-B.2
              :waived: rare

           .. altflow:: All is sold
              :from: 1
              :goto: UC-C

           See :uc:step:`pay`, :uc:altflow:`1a`, :uc:scenario:`1a`, :uc:scenario:`UC-A.main`,
           :uc:statement:`quick`, :uc:step:`UC-A.2`, :uc:usecase:`UC-A`, :any:`1a`.
        """,
    "b": """
        Lend
        ====

        .. usecase:: Lend money
           :id: UC-B
           :extends: UC-A.1-2
           :specializes: UC-C

           :Actors: Bank

           .. step:: The bank asks.
              :include: UC-A.pay, UC-C

           .. step:: The bank lends.
              :stories: RO-99

              .. altflow:: It does not
                 :goto: UC-A.1-2

        .. usecase-scenarios:: UC-A
           :form: list
        """,
    "c": """
        Rest
        ====

        .. usecase::
           :id: UC-C
           :goto: UC-A.1

           .. step:: Go.

        .. usecase:: Other again
           :id: UC-B

           .. step:: Stop at :uc:step:`1`.
        """,
    "stories": """
        Stories
        =======

        .. story:: Take money
           :id: RO-2
           :status: open
        """,
}
VIEWS = {
    "trace": "usecase-traceability::",
    "gates": "usecase-traceability::\n   :ids: UC-A\n   :group-by: criterion\n   :min-coverage: 90\n"
    "   :min-passing: 99",
    "matrix": "usecase-matrix::\n   :rows: flow\n   :columns: test",
    "list": "usecase-list::\n   :columns: usecase epic stories flows coverage",
    "one": "usecase-list::\n   :ids: UC-NONE, UC-C",
    "actors": "usecase-actors::",
    "open": "usecase-open::",
    "findings": "usecase-findings::",
    "changes": "usecase-changes::",
    "scenarios": "usecase-scenarios:: UC-A",
    "flow": "usecase-flow:: UC-A",
    "lanes": "usecase-flow:: UC-A\n   :diagram: swimlane",
    "all": "usecase-diagram::",
    "named": "admonition:: See\n\n   :uc:scenario:`UC-A.1a`, :uc:item:`RO-5`, :uc:actor:`Bank`",
}
"""A page for each, so that one that is written again is written for a reason of its own."""
BACKLOG = """\
id,kind,title,status,url
RO-1,epic,Selling,Open,
RO-3,story,,Done,
RO-4,story,,Done,https://b.example/RO-4
RO-5,story,Give change,Open,https://b.example/RO-5
RO-6,epic,Whole,Open,
RO-9,story,Nobody's,Open,
"""
RESULTS = """\
<testsuite>
<testcase name="UC-A"/>
<testcase name="T-1"><failure/></testcase>
<testcase name="UC-A.1a"><properties>
<property name="usecase" value="UC-A.any-a,UC-A.1a"/></properties></testcase>
<testcase name="t3"><properties>
<property name="usecase" value="UC-A.quick, UC-C"/></properties></testcase>
<testcase name="UC-A.pay@00000000 is old"/>
<testcase name="UC-A.9"/>
</testsuite>
"""
CONF = {
    "project": "Shop",
    "version": "1.5",
    "smartquotes": False,
    "extensions": ["sphinxext.usecase", "sphinx_needs"],
    "needs_types": [
        {"directive": "story", "title": "Story", "prefix": "S", "color": "#fff", "style": "node"}
    ],
    "needs_id_regex": r"^[\w-]+",
    "usecase_backlog": ["backlog.csv"],
    "usecase_test_results": ["results.xml", "bad/*.xml"],
    "usecase_trackers": {r"T-\d+": "https://t.example/{id}"},
    "usecase_external": {"other": ("other.json", "https://other.example/")},
    "usecase_min_coverage": 95,
    "usecase_min_passing": 85,
    "usecase_done": ["Done"],
    "usecase_rules": {"open-ending": "advice"},
    "usecase_diagram_timeout": 120,
}
AFTER = (
    ("a.rst", "The clerk asks.", "The clerk asks twice."),
    ("a.rst", "   :tests: T-1\n", ""),
    ("a.rst", "Nobody answers", "No answer"),
)
"""What has changed since the baseline."""
EDITS = {
    "a result": ("results.xml", 'name="UC-A"/>', 'name="UC-A"><skipped/></testcase>'),
    "a title in a backlog": ("backlog.csv", "Give change", "Give coins"),
    "an id in a backlog": ("backlog.csv", "RO-4,", "RO-44,"),
    "a title of a need": ("stories.rst", "Take money", "Take cash"),
    "a step before others": (
        "b.rst",
        ".. step:: The bank a",
        ".. step:: Hello.\n\n   .. step:: The bank a",
    ),
    "a condition": ("a.rst", "No answer", "Nobody is there"),
    "an actor": ("b.rst", "Bank", "Savings bank"),
    "the baseline": ("old/usecases.json", "The customer pays.", "The customer paid."),
    "a view of scenarios": ("b.rst", ".. usecase-scenarios:: UC-A", ".. usecase-scenarios:: UC-B"),
    "a title": ("c.rst", ":id: UC-C", ":id: UC-CC"),
    "another page": ("index.rst", "\n   b\n", "\n   bb\n"),
}
"""What is edited one after the other."""


@pytest.fixture(scope="module")
def shop(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project in which pages say and show much of each other, with an older state beside it."""
    pytest.importorskip("sphinx_needs")
    shop = Project(tmp_path_factory.mktemp("shop"), dict(CONF))
    shop.write({f"{name}.rst": text for name, text in PAGES.items()})
    views = VIEWS.items()
    shop.write({f"view/{name}.rst": f"{name}\n{'=' * len(name)}\n\n.. {view}\n" for name, view in views})
    shop.write({"backlog.csv": BACKLOG, "results.xml": RESULTS, "bad/r.xml": "<testsuite>"})
    shop.write({"other.json": '{"usecases": []}'})
    made = shop.build("usecases").out
    (shop.source / "old").mkdir()
    for name in ("usecases.json", "findings.json"):
        shutil.copy(made / name, shop.source / "old" / name)
    data = (made / "usecases.json").read_text("utf-8")
    for old, new in (("UC-", "OT-"), ("Clerk", "Stranger"), ("RO-", "OTH-")):
        data = data.replace(old, new)
    shop.write({"other.json": data})
    shop.conf["usecase_baseline"] = "old/usecases.json"
    for file, old, new in AFTER:
        edit(shop, file, old, new)
    for name in ("backlog.csv", "results.xml", "bad/r.xml"):
        os.utime(shop.source / name, (1_780_000_000, 1_780_000_000))
    return shop


def shown(built: Built) -> dict[str, str]:
    """The pages of the shop, without what sphinx-needs makes."""
    return dict(pages_of(built, *sorted(built.app.env.found_docs - {"stories"})))


def test_what_pages_say_of_each_other(shop: Project) -> None:
    built = shop.build()
    told = [f"{one.file}:{one.line} {one.kind} {one.text}" for one in built.warned]
    whole = "\n".join([*told, *shown(built).values()])
    assert_kept("shop.txt", whole.replace(str(shop.source), "(source)"), KEPT)


def test_edits_leave_nothing_stale(shop: Project) -> None:
    """What each writes again is kept; that nothing is stale is told by a folder that is new."""
    built, told = shop.build(), []
    for name, (file, old, new) in EDITS.items():
        edit(shop, file, old, new)
        if name == "another page":
            (shop.source / "b.rst").rename(shop.source / "bb.rst")
        built, written = rebuild(shop)
        told.append(f"{name}: {' '.join(sorted(written - {'permalink'}))}")
    assert shown(built) == shown(shop.build(out="anew"))
    assert_kept("edits.txt", "\n".join(told), KEPT)
