"""Configuration of the manual."""

from __future__ import annotations

import sys
from importlib.metadata import version as installed_version
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent / "_ext"))

project = "sphinxext-usecase"
author = "The sphinxext-usecase contributors"
copyright = author  # noqa: A001  (the name is Sphinx's)
release = installed_version("sphinxext-usecase")
version = ".".join(release.split(".")[:2])

extensions = ["myst_parser", "sphinx_design", "sphinxext.usecase", "manual", "rulepages", "house"]
exclude_patterns = ["_build", "snippets"]
language = "en"
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist", "fieldlist"]

usecase_trackers = {r"RO-\d+": "https://tracker.example.org/browse/{id}"}
usecase_backlog = ["examples/backlog.csv"]
usecase_test_results = ["examples/results.xml"]
usecase_approvals = "approvals"

html_theme = "furo"
html_title = f"{project} {version}"
html_theme_options = {"navigation_with_keys": True}

latex_documents = [("index", "sphinxext-usecase.tex", project, author, "manual")]
latex_elements = {
    "papersize": "a4paper",
    "pointsize": "10pt",
    "extraclassoptions": "oneside,openany",
    "figure_align": "htbp",
}
latex_show_urls = "footnote"

# The tracker of the examples does not exist.
linkcheck_ignore = [r"https://tracker\.example\.org/"]
