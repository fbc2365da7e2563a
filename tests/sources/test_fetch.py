"""Use cases of another project that intersphinx or a URL leads to: fetched, kept, and shown."""

from __future__ import annotations

import base64
import os
import re
import shutil
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from helpers import HEAD, Built, Project, edit, rebuild
from sources.test_foreign import SITE, exported
from sphinxext.usecase.sources import fetch, files

FILE = "usecases.json"
EXTENSIONS = ["sphinxext.usecase", "sphinx.ext.intersphinx"]


class Server:
    """A server on this machine: what it was asked for, and how it answers about use cases."""

    def __init__(self, folder: Path) -> None:
        self.asked: list[str] = []
        self.headers: dict[str, str] = {}
        self.answer: Callable[[], tuple[int, bytes]] | None = None
        server = self

        class Handler(SimpleHTTPRequestHandler):
            def __init__(self, *args: Any) -> None:
                super().__init__(*args, directory=str(folder))

            def do_GET(self) -> None:
                if FILE in self.path:
                    server.asked.append(self.path)
                    server.headers = dict(self.headers)
                    if server.answer is not None:
                        status, content = server.answer()
                        self.send_response(status)
                        self.end_headers()
                        self.wfile.write(content)
                        return
                super().do_GET()

            def log_message(self, format: str, *args: Any) -> None:  # noqa: A002
                """Nobody reads it."""

        self._http = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.place = f"127.0.0.1:{self._http.server_port}"
        self.url = f"http://{self.place}/"
        threading.Thread(target=self._http.serve_forever, args=(0.01,), daemon=True).start()

    def stop(self) -> None:
        self._http.shutdown()
        self._http.server_close()


@pytest.fixture
def shop(tmp_path: Path) -> Path:
    """The pages of the other project, with its use cases beside its inventory."""
    made = exported(tmp_path / "shop")
    assert made.build("html").warnings == []
    shutil.copy(made.folder / "usecases" / FILE, made.folder / "html")
    return made.folder / "html"


@pytest.fixture
def server(shop: Path) -> Iterator[Server]:
    """The server of the other project."""
    made = Server(shop)
    yield made
    made.stop()


@pytest.fixture
def site(server: Server, tmp_path: Path) -> Project:
    """A project that names an entry of intersphinx; not yet built."""
    conf = {
        "extensions": EXTENSIONS,
        "intersphinx_mapping": {"shop": (server.url, None)},
        "usecase_external": {"shop": None},
    }
    made = Project(tmp_path / "site", conf)
    made.write(SITE)
    return made


def links(built: Built, page: str, selector: str = "div.body a.external") -> set[str]:
    """The addresses elsewhere to which a page leads."""
    return {str(link["href"]) for link in built.page(f"{page}.html").select(selector)}


def copies(site: Project) -> list[Path]:
    """The files that were fetched and kept."""
    return list((site.folder / "doctrees" / "usecase-external").glob("*.json"))


def let_expire(site: Project) -> None:
    """Make what was fetched an hour more than five days older, which are the limit of intersphinx."""
    for copy in copies(site):
        then = copy.stat().st_mtime - 5 * 86400 - 3600
        os.utime(copy, (then, then))


def change(shop: Path, old: str, new: str) -> None:
    """Let the other project say something else."""
    text = (shop / FILE).read_text("utf-8")
    assert old in text
    (shop / FILE).write_text(text.replace(old, new), "utf-8")


def external(built: Built) -> str:
    """The text of the only warning about other projects, which is that of the setting."""
    (warned,) = (one for one in built.warned if one.kind == "usecase.external")
    lines = (Path(built.app.srcdir) / "conf.py").read_text("utf-8").splitlines()
    assert warned.file == "conf.py"
    assert lines[warned.line - 1].startswith("usecase_external")
    return warned.text


# -- found through intersphinx --------------------------------------------------------------------


def test_references_and_views_lead_there(server: Server, shop: Path, site: Project) -> None:
    built = site.build()
    assert built.warnings == []
    pay = f"{server.url}pay.html#UC-PAY"
    assert links(built, "refs") == {pay, f"{pay}.1", f"{pay}.1a", f"{pay}--Bank"}
    assert links(built, "table", "td a[href^=http]") == {pay, f"{pay}.1a"}
    there = Built(built.app, shop, []).page("pay.html")
    for link in links(built, "refs") | links(built, "buy"):
        assert there.find(id=link.partition("#")[2])


def test_from_myst_too(server: Server, site: Project) -> None:
    pytest.importorskip("myst_parser")
    site.conf["extensions"] = [*EXTENSIONS, "myst_parser"]
    site.write({"mine.md": "# Mine\n\nSee {uc:step}`UC-PAY.pay-it` and {uc:actor}`Bank`.\n"})
    built = site.build()
    assert built.warnings == []
    pay = f"{server.url}pay.html#UC-PAY"
    assert links(built, "mine") == {f"{pay}.1", f"{pay}--Bank"}


@pytest.mark.parametrize("jobs", [1, 2])
def test_all_builds_together_ask_once(server: Server, site: Project, jobs: int) -> None:
    assert site.build(jobs=jobs).warnings == []
    assert server.asked == [f"/{FILE}"]
    assert rebuild(site, jobs=jobs)[1] == set()
    for builder in ("usecases", "text", "dummy"):
        assert site.build(builder, jobs=jobs).warnings == []
    (site.folder / "doctrees" / "environment.pickle").unlink()
    assert site.build(jobs=jobs).warnings == []
    assert server.asked == [f"/{FILE}"]


@pytest.mark.parametrize("builder", ["gettext", "latex", "linkcheck"])
def test_in_builders_of_other_kinds(server: Server, site: Project, builder: str) -> None:
    built = site.build(builder)
    assert built.warnings == []
    assert server.asked == [f"/{FILE}"]
    if builder == "linkcheck":
        assert f"{server.url}pay.html#UC-PAY.1a" in built.read("output.json")


def test_a_change_there_shows_when_the_copy_has_expired(
    server: Server, shop: Path, site: Project
) -> None:
    site.build()
    change(shop, '"Take money"', '"Take cash"')
    assert rebuild(site)[1] == set()
    let_expire(site)
    built, written = rebuild(site)
    assert built.warnings == []
    assert written - {"index"} == {"table"}
    assert rebuild(site)[1] == set()
    let_expire(site)
    assert rebuild(site)[1] == set()  # fetched, and nothing new in it
    assert len(server.asked) == 3


@pytest.mark.parametrize(("limit", "expected"), [(0, 3), (-1, 1), (6, 1), (5, 2)])
def test_the_limit_of_intersphinx_holds(
    server: Server, site: Project, limit: int, expected: int
) -> None:
    site.conf["intersphinx_cache_limit"] = limit
    site.build()
    let_expire(site)
    site.build()
    site.build()
    assert len(server.asked) == expected


def test_inventories_are_tried_in_turn(server: Server, site: Project) -> None:
    elsewhere = ("gone/objects.inv", f"{server.url}gone/objects.inv", f"{server.url}objects.inv?new")
    site.conf["intersphinx_mapping"] = {"shop": ("https://shop.example/", elsewhere)}
    built = site.build()
    assert built.warnings == []
    assert links(built, "table", "td a[href^=http]") >= {"https://shop.example/pay.html#UC-PAY"}
    assert server.asked == [f"/gone/{FILE}", f"/{FILE}"]
    assert rebuild(site)[1] == set()
    assert len(server.asked) == 2


UNKNOWN: dict[str, tuple[dict[str, Any], str]] = {
    "not loaded": ({"extensions": EXTENSIONS[:1]}, "which is not loaded; load it"),
    "not mapped": ({"intersphinx_mapping": {}}, 'there is no "shop" in intersphinx_mapping; add it'),
}


@pytest.mark.parametrize("name", UNKNOWN)
def test_a_name_that_intersphinx_does_not_know(server: Server, site: Project, name: str) -> None:
    conf, expected = UNKNOWN[name]
    site.conf |= conf
    built = site.build()
    assert expected in external(built)
    assert "UC-BUY" in built.read("buy.html")
    assert server.asked == []


# -- what goes wrong ------------------------------------------------------------------------------


def silence() -> tuple[int, bytes]:
    time.sleep(1)
    return 200, b"{}"


ANSWERS: dict[str, tuple[Callable[[], tuple[int, bytes]], str]] = {
    "nothing there": (lambda: (404, b"no"), "404"),
    "an error": (lambda: (500, b"no"), "500"),
    "another page": (lambda: (200, b"<html>Log in</html>"), "this is no usecases.json"),
    "other data": (lambda: (200, b'{"usecases": 1}'), "this is no usecases.json"),
    "nothing to read": (lambda: (200, b'{"usecases": [1]}'), "use case 1 is left out"),
    "silence": (silence, "timed out"),
}


@pytest.mark.parametrize("name", ANSWERS)
def test_what_cannot_be_fetched_is_one_warning(server: Server, site: Project, name: str) -> None:
    site.conf["intersphinx_timeout"] = 0.5
    server.answer, expected = ANSWERS[name]
    built = site.build()
    said = external(built)
    assert f"{server.url}{FILE}: " in said
    assert expected in said
    kinds = {warned.kind for warned in built.warned}
    assert kinds == {"usecase.external", "usecase.unknown-target"}
    assert "UC-BUY" in built.read("buy.html")
    server.answer = None
    built, written = rebuild(site)
    assert built.warnings == []
    assert written - {"index"} == {"buy", "coverage", "flow", "refs", "table", "ours"}


def test_an_old_copy_is_better_than_none(server: Server, site: Project) -> None:
    site.build()
    server.stop()
    assert rebuild(site)[1] == set()
    let_expire(site)
    built, written = rebuild(site)
    assert len(built.warnings) == 1
    day = time.strftime("%Y-%m-%d", time.localtime(copies(site)[0].stat().st_mtime))
    assert external(built).endswith(f"; they are shown as they were on {day}")
    assert written == set()
    edit(site, "plain.rst", "Words", "Other words")
    edit(site, "refs.rst", "See", "Look at")
    built, written = rebuild(site)
    assert len(built.warnings) == 1
    assert written - {"index"} == {"plain", "refs"}


def test_what_is_no_answer_does_not_replace_the_copy(server: Server, shop: Path, site: Project) -> None:
    site.build()
    let_expire(site)
    server.answer = lambda: (200, b"<html>Log in</html>")
    built, written = rebuild(site)
    assert "this is no usecases.json" in external(built)
    assert len(built.warnings) == 1
    assert written == set()
    assert copies(site)[0].read_bytes() == (shop / FILE).read_bytes()


def test_entries_that_cannot_be_read_are_reported_in_the_copy(shop: Path, site: Project) -> None:
    change(shop, '"kind": "epic"', '"kind": "saga"')
    built = site.build()
    (warning,) = (one for one in built.warnings if "usecase.external" in one)
    assert warning.startswith(f"{copies(site)[0]}:1: WARNING: not all of it can be read: item ")
    assert copies(site)[0].name.startswith("shop-")


def test_what_was_damaged_is_fetched_anew_until_it_is_mended(
    server: Server, shop: Path, site: Project
) -> None:
    change(shop, '"parent": null', '"parent": "9z"')
    for _build in range(2):
        (warning,) = (one for one in site.build().warnings if "usecase.external" in one)
        assert "UC-PAY: 1a belongs to 9z" in warning
    change(shop, '"parent": "9z"', '"parent": null')
    assert site.build().warnings == []
    assert site.build().warnings == []
    assert len(server.asked) == 3


@pytest.mark.parametrize("content", [b"", b"{", b"\xff"])
def test_a_copy_that_is_damaged_is_fetched_anew(server: Server, site: Project, content: bytes) -> None:
    site.build()
    copies(site)[0].write_bytes(content)
    assert site.build().warnings == []
    assert len(server.asked) == 2
    for digest in copies(site)[0].parent.glob("*.sha256"):
        digest.write_bytes(b"\xff")
    assert site.build().warnings == []
    assert len(server.asked) == 3


def test_what_is_too_large_is_one_warning(
    server: Server, shop: Path, site: Project, monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in (fetch, files):
        monkeypatch.setattr(module, "LARGEST", 1000)
    assert "it is larger than 100 MB" in external(site.build())
    path = str(shop / FILE)
    site.conf["usecase_external"] = {"shop": (path, server.url)}
    (warning,) = (one for one in site.build().warnings if "usecase.external" in one)
    assert warning == f"{path}:1: WARNING: it is larger than 100 MB [usecase.external]"


DRIPS = {"body": b"HTTP/1.0 200 OK\r\n\r\n", "head": b"HTTP/1.0 200 OK\r\nX: "}


@pytest.mark.parametrize("name", DRIPS)
def test_what_drips_is_one_warning(site: Project, name: str) -> None:
    site.conf["intersphinx_timeout"] = 0.4
    with socket.create_server(("127.0.0.1", 0)) as listening:
        threading.Thread(target=drip, args=(listening, DRIPS[name]), daemon=True).start()
        url = f"http://127.0.0.1:{listening.getsockname()[1]}/usecases.json"
        site.conf |= {"intersphinx_mapping": {}, "usecase_external": {"shop": url}}
        assert "it has not come within 1.6 seconds" in external(site.build())


def drip(listening: socket.socket, begin: bytes) -> None:
    """Answer one request, byte by byte, and never to the end."""
    with suppress(OSError):
        answering, _address = listening.accept()
        answering.sendall(begin)
        while True:
            time.sleep(0.1)
            answering.sendall(b" ")


def test_what_cannot_be_kept_is_one_warning(site: Project) -> None:
    (site.folder / "doctrees").mkdir(parents=True)
    (site.folder / "doctrees" / "usecase-external").write_text("in the way", "utf-8")
    assert "File exists" in external(site.build())


# -- found by URL ---------------------------------------------------------------------------------


def test_a_url_needs_no_intersphinx(server: Server, site: Project) -> None:
    site.conf |= {
        "extensions": EXTENSIONS[:1],
        "usecase_external": {"shop": f"{server.url}{FILE}?raw=a/b"},
    }
    del site.conf["intersphinx_mapping"]
    built = site.build()
    assert built.warnings == []
    assert links(built, "table", "td a[href^=http]") >= {f"{server.url}pay.html#UC-PAY"}
    assert server.asked == [f"/{FILE}?raw=a/b"]
    let_expire(site)
    assert rebuild(site)[1] == set()
    assert len(server.asked) == 2


def test_a_url_may_have_pages_elsewhere(server: Server, site: Project) -> None:
    site.conf["usecase_external"] = {"shop": (f"{server.url}{FILE}", "https://pages.example/")}
    site.conf["intersphinx_mapping"] = {}
    built = site.build()
    assert links(built, "table", "td a[href^=http]") >= {"https://pages.example/pay.html#UC-PAY"}


def test_a_copy_is_good_for_its_url_alone(server: Server, site: Project) -> None:
    for query in ("a", "b", "a"):
        site.conf["usecase_external"] = {"shop": f"{server.url}{FILE}?{query}"}
        assert site.build().warnings == []
    assert server.asked == [f"/{FILE}?a", f"/{FILE}?b"]


def test_passwords_stay_secret(server: Server, site: Project) -> None:
    secret = server.url.replace("//", "//me:p%40ss@")
    site.conf["usecase_external"] = {"shop": f"{secret}{FILE}"}
    site.conf["intersphinx_mapping"] = {"shop": (secret, (f"{server.url}objects.inv",))}
    site.conf["user_agent"] = "Ours/1"
    built = site.build()
    assert built.warnings == []
    assert f"{server.url}pay.html#UC-PAY" in built.read("refs.html")
    sent = base64.b64encode(b"me:p@ss").decode()
    assert server.headers["Authorization"] == f"Basic {sent}"
    assert server.headers["User-Agent"] == "Ours/1"
    site.conf["intersphinx_mapping"] = {}
    (site.folder / "doctrees" / "environment.pickle").unlink()  # intersphinx does not forget
    built = site.build()
    assert f"{server.url}pay.html#UC-PAY" in built.read("refs.html")
    assert not [path for path in built.out.rglob("*.html") if "p%40ss" in path.read_text("utf-8")]
    server.answer = lambda: (404, b"")
    let_expire(site)
    said = external(site.build())
    assert "404" in said
    assert "ss@" not in said


def test_certificates_are_checked_as_sphinx_is_told(server: Server, site: Project) -> None:
    site.conf["usecase_external"] = {"shop": f"https://{server.place}/{FILE}"}
    site.conf["tls_cacerts"] = "gone.pem"
    assert "gone.pem" in external(site.build())
    site.conf["tls_verify"] = False
    said = external(site.build())
    assert "gone.pem" not in said
    assert "SSL" in said


@pytest.mark.parametrize("url", ["ftp://x/u.json", "http://[x/u.json", "http:///u.json", "://"])
def test_no_url_stops_the_build(site: Project, url: str) -> None:
    site.conf["usecase_external"] = {"shop": url}
    assert f'"shop" are not to be had: {url}: ' in external(site.build())


# -- found on disk --------------------------------------------------------------------------------

DEEP = f":orphan:\n\n{HEAD}See :uc:usecase:`UC-PAY`.\n\n.. usecase-flow:: UC-PAY\n"
MAPPED: dict[str, Callable[[str], tuple[str, str | None]]] = {
    "target": lambda path: (path, None),
    "target with a slash": lambda path: (f"{path}/", None),
    "inventory": lambda path: ("https://shop.example/", f"{path}/objects.inv"),
}


@pytest.mark.parametrize("name", MAPPED)
@pytest.mark.parametrize("absolute", [True, False])
def test_a_path_of_intersphinx(
    server: Server, shop: Path, site: Project, name: str, absolute: bool
) -> None:
    # To intersphinx, the same path leads from the sources to the inventory and between built pages.
    path = str(shop) if absolute else "../../shop/html"
    target, inventory = MAPPED[name](path)
    site.conf["intersphinx_mapping"] = {"shop": (target, inventory)}
    site.write({"deep/down.rst": DEEP})
    site.conf["usecase_diagram_embed"] = "file"
    built = site.build()
    assert built.warnings == []
    for page in ("refs", "deep/down"):
        (link,) = links(built, page, "div.body p a[href$='#UC-PAY']")
        if name == "inventory":
            assert link == "https://shop.example/pay.html#UC-PAY"
        else:
            folder = (built.out / page).parent
            assert (folder / link.partition("#")[0]).resolve() == (shop / "pay.html").resolve()
    if name != "inventory":
        drawn = "".join(path.read_text("utf-8") for path in built.out.glob("_images/*.svg"))
        (href,) = set(re.findall(r'"([^"#]*pay.html)#UC-PAY.1"', drawn))
        assert (built.out / "_images" / href).resolve() == (shop / "pay.html").resolve()
    change(shop, '"Pay"', '"Pay now"')
    written = rebuild(site)[1]
    assert written - {"index"} == {"buy", "refs", "table", "flow", "down"}
    assert rebuild(site)[1] == set()
    assert server.asked == []
    (shop / FILE).unlink()
    assert "there is no such file" in external(site.build())


def test_what_seeks_no_project_imports_nothing_for_it(shop: Path, tmp_path: Path) -> None:
    site = Project(tmp_path / "site", {"usecase_external": {"shop": (str(shop / FILE), "https://x/")}})
    site.write({"index.rst": f"{HEAD}:uc:usecase:`UC-PAY`\n"})
    assert site.build("dummy").warnings == []
    code = (
        "import sys\n"
        "from sphinx.cmd.build import build_main\n"
        "assert build_main(['-qW', sys.argv[1], sys.argv[1] + '/out']) == 0\n"
        "sys.exit('sphinxext.usecase.sources.fetch' in sys.modules)"
    )
    subprocess.run([sys.executable, "-c", code, str(site.source)], check=True)


@pytest.mark.parametrize("place", ["shop", "{}usecases.json"])
def test_a_baseline_may_be_elsewhere(server: Server, tmp_path: Path, place: str) -> None:
    site = Project(tmp_path / "later", {"extensions": EXTENSIONS})
    site.conf["intersphinx_mapping"] = {"shop": (server.url, None)}
    site.conf["usecase_baseline"] = place.format(server.url)
    site.write({"index.rst": f"{HEAD}.. usecase-changes::\n"})
    built = site.build()
    assert built.warnings == []
    states = [cell.get_text() for cell in built.page().select("table.uc-changes td:nth-child(3)")]
    assert set(states) == {"gone"}
    assert server.asked == ["/usecases.json"]
    server.stop()
    let_expire(site)
    (warned,) = site.build().warned
    assert (warned.file, warned.kind) == ("conf.py", "usecase.baseline")
    assert "they are shown as they were on" in warned.text
    assert built.page().select("table.uc-changes")
