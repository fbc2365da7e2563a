"""Use cases of another project: in references and views, with links to where they are."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from helpers import Project, edit, rebuild
from sphinxext.usecase.sources import cache as kept_files

SHOP = """\
Pay
===

.. usecase:: Pay
   :id: UC-PAY
   :epic: E-1
   :stories: S-1

   :Actors: - Bank: lends

   .. step:: Pay it.
      :name: pay-it
      :actor: Bank

   .. altflow:: Refused
      :from: 1
      :end: failure
"""
SITE = {
    "index.rst": "Site\n====\n\n.. toctree::\n   :glob:\n\n   *\n",
    "refs.rst": (
        "Refs\n====\n\nSee :uc:usecase:`UC-PAY`, :uc:step:`UC-PAY.pay-it`, :uc:altflow:`UC-PAY.1a` and "
        ":uc:actor:`Bank`.\n"
    ),
    "buy.rst": """\
Buy
===

.. usecase:: Buy
   :id: UC-BUY
   :stories: S-2

   .. step:: Pay.
      :include: UC-PAY

      .. altflow:: Refused
         :goto: UC-PAY.1
         :waived: rare
""",
    "table.rst": "Table\n=====\n\n.. usecase-traceability::\n",
    "ours.rst": "Ours\n====\n\n.. usecase-traceability::\n   :ids: UC-BUY\n",
    "coverage.rst": "Coverage\n========\n\n.. usecase-coverage::\n",
    "flow.rst": "Flow\n====\n\n.. usecase-flow:: UC-PAY\n\n.. usecase-scenarios:: UC-PAY\n",
    "plain.rst": "Plain\n=====\n\nWords.\n",
}
BACKLOG = "id,kind,title\nE-1,epic,Sell\nS-1,story,Take money\nS-2,story,Buy it\nS-3,story,More\n"


def exported(folder: Path) -> Project:
    """The other project, with its ``usecases.json``."""
    made = Project(folder, {"usecase_backlog": ["b.csv"]})
    index = "Shop\n====\n\n.. toctree::\n\n   pay\n"
    made.write({"index.rst": index, "pay.rst": SHOP, "b.csv": BACKLOG})
    assert made.build("usecases").warnings == []
    return made


@pytest.fixture
def shop(tmp_path: Path) -> Project:
    """The other project."""
    return exported(tmp_path / "shop")


@pytest.fixture
def site(shop: Project, tmp_path: Path) -> Project:
    """The project that shows it, built once."""
    path = str(shop.folder / "usecases" / "usecases.json")
    made = Project(
        tmp_path / "site", {"usecase_external": {"shop": (path, "https://shop.example/docs/")}}
    )
    made.write(SITE)
    assert made.build().warnings == []
    return made


def links(site: Project, page: str) -> set[str]:
    """The addresses elsewhere to which a page leads."""
    found = site.build().page(f"{page}.html").select("div.body a[href^=https]")
    return {str(link["href"]).removeprefix("https://shop.example/docs/") for link in found}


def test_references_lead_there(site: Project) -> None:
    assert links(site, "refs") == {
        "pay.html#UC-PAY",
        "pay.html#UC-PAY.1",
        "pay.html#UC-PAY.1a",
        "pay.html#UC-PAY--Bank",
    }
    assert links(site, "buy") >= {"pay.html#UC-PAY", "pay.html#UC-PAY.1"}


def test_views_show_them(site: Project) -> None:
    page = site.build().page("table.html")
    said = " ".join(page.get_text(" ").split())
    assert "E-1 Sell" in said
    assert "S-1 Take money" in said
    assert "Covered: 2 of 3 flows (66.7 %)" in said
    assert links(site, "table") == {"pay.html#UC-PAY", "pay.html#UC-PAY.1a"}
    coverage = " ".join(site.build().page("coverage.html").get_text(" ").split())
    assert "Stories that a flow delivers 2 of 3" in coverage
    svg = site.build().page("flow.html").select("svg a")
    hrefs = {str(link["xlink:href"]) for link in svg}
    assert "https://shop.example/docs/pay.html#UC-PAY.1" in hrefs


def test_an_inventory_tells_what_addresses_look_like(shop: Project, site: Project) -> None:
    shop.build("dirhtml")
    inventory = str(shop.folder / "dirhtml" / "objects.inv")
    site.conf["extensions"] = ["sphinxext.usecase", "sphinx.ext.intersphinx"]
    site.conf["intersphinx_mapping"] = {"shop": ("https://other.example/", (inventory,))}
    found = site.build().page("table.html").select("div.body a[href^=https]")
    assert "https://other.example/pay/#UC-PAY.1a" in {str(link["href"]) for link in found}


def test_they_are_none_of_this_project(site: Project) -> None:
    inventory = (site.folder / "html" / "objects.inv").read_bytes()
    assert b"Site" not in inventory  # the rest is compressed, so:
    objects = site.build().app.env.get_domain("uc").get_objects()
    assert {name for name, *_rest in objects} >= {"UC-BUY", "S-2"}
    assert not {name for name, *_rest in objects} & {"UC-PAY", "UC-PAY.1", "Bank", "S-1"}
    model = json.loads(site.build("usecases").read("usecases.json"))
    assert [usecase["id"] for usecase in model["usecases"]] == ["UC-BUY"]
    site.conf["usecase_min_coverage"] = 100
    assert site.build().warnings == []


def test_an_id_of_our_own_counts_before_theirs(site: Project) -> None:
    edit(site, "buy.rst", ":id: UC-BUY", ":id: UC-PAY")
    edit(site, "buy.rst", ":include: UC-PAY", ":optional:")
    edit(site, "buy.rst", ":goto: UC-PAY.1", ":end: failure")
    edit(site, "ours.rst", "UC-BUY", "UC-PAY")
    page = site.build().page("ours.html")
    assert "UC-PAY Buy" in page.get_text()


def test_sites_that_have_the_same_ids_are_all_shown(shop: Project, site: Project) -> None:
    there = shop.folder / "usecases" / "usecases.json"
    bank = site.folder / "bank.json"
    bank.write_text(there.read_text("utf-8").replace('"Pay"', '"Lend"'), "utf-8")
    site.conf["usecase_external"] |= {
        "bank": (str(bank), "https://bank.example/"),
        "away": (str(site.folder / "away.json"), "https://away.example/"),
    }
    site.write({"ours.rst": "Ours\n====\n\n.. usecase-traceability::\n   :page: shop/*\n"})
    edit(site, "coverage.rst", ".. usecase-coverage::\n", ".. usecase-coverage::\n   :group-by: area\n")
    built = site.build()
    missing, shared = sorted(built.warnings, key=lambda one: "shared-id" in one)
    assert "WARNING: there is no file " in missing
    assert '"bank" and "shop" share the id UC-PAY; references lead to "bank"' in shared
    table = built.page("table.html")
    said = " ".join(table.get_text(" ").split())
    for shown in ("UC-PAY Lend 1a Refused", "UC-PAY Pay 1a Refused", "Covered: 3 of 5 flows (60.0 %)"):
        assert shown in said
    hrefs = {str(link["href"]) for link in table.select("div.body a[href^=https]")}
    assert hrefs >= {
        f"https://{one}/pay.html#UC-PAY.1a" for one in ("shop.example/docs", "bank.example")
    }
    coverage = " ".join(built.page("coverage.html").get_text(" ").split())
    assert (
        "Area Flows Coverage Passed Remarks bank 2 50.0 % – gaps: 1 shop 2 50.0 % – gaps: 1" in coverage
    )
    filtered = built.page("ours.html").select("div.body a[href^=https]")
    assert {str(link["href"]).partition("/pay")[0] for link in filtered} == {"https://shop.example/docs"}


EDITS = {
    "a title": ('"Pay"', '"Pay now"', {"buy", "refs", "table", "flow"}),
    "a title of an item": ('"Take money"', '"Take cash"', {"table"}),
    "a story": ('"S-1"\n', '"S-3"\n', {"table", "coverage"}),
    "words of a step": ("Pay it.", "Pay at once.", {"buy", "refs", "flow"}),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_there_rewrites_just_the_pages_that_show_it(
    shop: Project, site: Project, name: str
) -> None:
    old, new, expected = EDITS[name]
    path = shop.folder / "usecases" / "usecases.json"
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new), "utf-8")
    built, written = rebuild(site)
    assert built.warnings == []
    assert written - {"index"} == expected
    assert rebuild(site)[1] == set()


def test_a_file_that_cannot_be_read_is_reported(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    read = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.name == "usecases.json":
            raise PermissionError(13, "Permission denied")
        return read(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)
    (warned,) = (line for line in site.build().warnings if "[usecase.external]" in line)
    assert "/usecases.json:1: WARNING: the file cannot be read: Permission denied" in warned


def test_a_file_that_is_gone_is_reported(shop: Project, site: Project) -> None:
    (shop.folder / "usecases" / "usecases.json").unlink()
    built = site.build()
    kinds = {warned.kind for warned in built.warned}
    assert kinds == {"usecase.external", "usecase.unknown-target"}
    (external,) = (warned for warned in built.warned if warned.kind == "usecase.external")
    assert external.file == "conf.py"
    assert "there is no file" in external.text
    assert "UC-BUY" in built.read("buy.html")


DEEP = ":orphan:\n\nDeep\n====\n\nSee :uc:usecase:`UC-PAY`.\n\n.. usecase-flow:: UC-PAY\n"
WRITTEN = {
    "html": {"refs": "refs.html", "deep/down": "deep/down.html", "deep/index": "deep/index.html"},
    "dirhtml": {
        "refs": "refs/index.html",
        "deep/down": "deep/down/index.html",
        "deep/index": "deep/index.html",
    },
    "singlehtml": {"refs": "index.html"},
}
"""The files that hold some pages."""


@pytest.mark.parametrize("embed", ["inline", "file"])
@pytest.mark.parametrize("builder", WRITTEN)
def test_a_relative_path_leads_there_from_every_page(
    shop: Project, site: Project, builder: str, embed: str
) -> None:
    shop.build("html")
    site.conf["usecase_external"]["shop"] = ("../../shop/usecases/usecases.json", "../../shop/html")
    site.conf["usecase_diagram_embed"] = embed
    site.write(
        {"deep/down.rst": DEEP, "deep/index.rst": DEEP, "index.rst": SITE["index.rst"] + "   deep/*\n"}
    )
    built = site.build(builder)
    assert built.warnings == []
    pay = (shop.folder / "html" / "pay.html").resolve()
    for name in WRITTEN[builder].values():
        page, folder = built.page(name), (built.out / name).parent
        found = [link["href"] for link in page.select("div.body p a[href$='#UC-PAY']")]
        found += [link["xlink:href"] for link in page.select("svg a")]
        assert found
        for link in map(str, found):
            if "UC-PAY" in link:
                assert (folder / link.partition("#")[0]).resolve() == pay
    drawn = "".join(path.read_text("utf-8") for path in built.out.glob("_images/*.svg"))
    for href in re.findall(r'"([^"#]*pay.html)#UC-PAY.1"', drawn):
        assert (built.out / "_images" / href).resolve() == pay


def test_what_a_page_there_is_called_is_quoted(shop: Project, site: Project) -> None:
    path = shop.folder / "usecases" / "usecases.json"
    name = "a ?b#c%\u00e9\" onclick='x"
    path.write_text(path.read_text("utf-8").replace('"pay"', json.dumps(name)), "utf-8")
    built = site.build()
    assert built.warnings == []
    (link, *_) = built.page("refs.html").select("div.body p a[href$='#UC-PAY']")
    assert link["href"] == (
        "https://shop.example/docs/a%20%3Fb%23c%25%C3%A9%22%20onclick%3D%27x.html#UC-PAY"
    )


def test_a_file_that_is_damaged_is_one_warning(shop: Project, site: Project) -> None:
    path = shop.folder / "usecases" / "usecases.json"
    data = json.loads(path.read_text("utf-8"))
    (usecase,) = data["usecases"]
    usecase["flows"][0]["from"] = ["99", "nope", "1a"]
    usecase["steps"][0]["name"] = "pay\nit"
    path.write_text(json.dumps(data), "utf-8")
    site.write({"refs.rst": "Refs\n====\n\nSee :uc:usecase:`UC-PAY`.\n"})
    (warned,) = site.build().warnings
    assert "/usecases.json:1: WARNING: not all of it can be read: UC-PAY: " in warned
    assert warned.endswith("; 4 in all [usecase.external]")


def test_what_is_read_is_kept_for_later_builds(site: Project, monkeypatch: pytest.MonkeyPatch) -> None:
    (kept,) = (site.folder / "doctrees" / "usecase-external").glob("shop-*.pickle")
    monkeypatch.setattr(kept_files, "read_usecases", None)
    site.write({"table.rst": SITE["table.rst"] + "\nMore.\n"})
    built = site.build()
    assert built.warnings == []
    assert "S-1 Take money" in " ".join(built.page("table.html").get_text(" ").split())
    monkeypatch.undo()
    whole = kept.read_bytes()
    kept.write_bytes(whole[:-9])  # half of one is read anew, and kept whole
    edit(site, "table.rst", "More", "And more")
    assert "Take money" in site.build().read("table.html")
    assert kept.read_bytes() == whole
    kept.unlink()
    kept.mkdir()  # nothing can be kept
    edit(site, "table.rst", "And", "Still")
    assert "Take money" in site.build().read("table.html")
