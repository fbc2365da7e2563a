"""Measure what showing the use cases of many sites costs, beside the same content in one project.

One project has them all, with a table of them. The others have a part of its pages each, and one more
shows them: it has the table alone.
"""

from __future__ import annotations

import argparse
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from statistics import median

from content import CORPORA
from running import PYTHON, SPHINX, run
from styles import OURS, make_project

CORPUS = CORPORA["plain"]
PER_PAGE = 10
TABLE = "traceability"
FULL, UNCHANGED, TABLE_EDITED = "full build", "nothing changed", "page of the table edited"


def main() -> None:
    """Print a line for each case."""
    options = _parse_arguments()
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary).resolve()
        projects = _write(folder, options.sites, options.size)
        ratios: dict[str, list[tuple[float, float]]] = {}
        for _ in range(options.rounds):
            for case in (FULL, UNCHANGED, TABLE_EDITED):
                one, shown = (_cpu(project, case) for project in projects)
                ratios.setdefault(case, []).append((shown, one))
    print(f"{options.sites} sites of {options.size} use cases: CPU s")
    print(f"{'':26}shown  in one  ratio (least to most)")
    for case, costs in ratios.items():
        shown, one = (median(cpu) for cpu in zip(*costs, strict=True))
        found = sorted(shown / one for shown, one in costs)
        print(
            f"{case:26}{shown:5.1f}{one:8.1f}  {median(found):.2f} ({found[0]:.2f} to {found[-1]:.2f})"
        )


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sites", type=int, default=10, help="number of sites (%(default)s)")
    parser.add_argument("--size", type=int, default=1000, help="use cases of each (%(default)s)")
    parser.add_argument("--rounds", type=int, default=3, help="times all is built (%(default)s)")
    options = parser.parse_args()
    if options.size % PER_PAGE:
        parser.error(f"--size: a page has {PER_PAGE}")
    return options


def _write(folder: Path, sites: int, size: int) -> tuple[Path, Path]:
    """Write the project that has all use cases, and the one that shows those of sites."""
    whole = make_project(OURS, CORPUS, size=sites * size, per_page=PER_PAGE)
    pages = [name for name in whole if name.startswith("page-")]
    each = size // PER_PAGE
    named = {f"site-{n + 1}": pages[n * each : (n + 1) * each] for n in range(sites)}
    files = {name: _build_site(folder / name, whole, pages) for name, pages in named.items()}
    external = {name: (str(file), f"https://{name}.example.org/") for name, file in files.items()}
    table = f"{TABLE}.{CORPUS.markup.suffix}"
    settings = f"usecase_external = {external}\n"
    _save(folder / "one", whole)
    _save(folder / "shown", _project(whole, [table]) | {"conf.py": whole["conf.py"] + settings})
    return folder / "one", folder / "shown"


def _project(whole: Mapping[str, str], pages: list[str]) -> dict[str, str]:
    """A project with some of the pages."""
    markup = CORPUS.markup
    names = [Path(page).stem for page in pages]
    index = [*markup.heading("Site", 1), *markup.directive("toctree", body=names)]
    return {
        "conf.py": whole["conf.py"],
        f"index.{markup.suffix}": "\n".join(index) + "\n",
        **{page: whole[page] for page in pages},
    }


def _build_site(folder: Path, whole: Mapping[str, str], pages: list[str]) -> Path:
    """What other projects read of a site."""
    _save(folder, _project(whole, pages))
    run([*PYTHON, "-m", "sphinx", "-qW", "-b", "usecases", str(folder), str(folder / "_build")])
    return folder / "_build" / "usecases.json"


def _save(folder: Path, files: Mapping[str, str]) -> None:
    folder.mkdir()
    for name, text in files.items():
        (folder / name).write_text(text, "utf-8")


def _cpu(project: Path, case: str) -> float:
    """The seconds that one build takes."""
    if case == FULL:
        shutil.rmtree(project / "_build", ignore_errors=True)
    if case == TABLE_EDITED:
        path = project / f"{TABLE}.{CORPUS.markup.suffix}"
        path.write_text(path.read_text("utf-8") + "\nMore.\n", "utf-8")
    return run([*PYTHON, *SPHINX, str(project), str(project / "_build")]).cpu


if __name__ == "__main__":
    main()
