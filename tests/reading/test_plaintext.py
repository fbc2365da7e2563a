"""The text of steps, conditions, titles and fields in diagrams and data: words, and no marks."""

from __future__ import annotations

import json

import pytest

from helpers import HEAD, Project
from test_warnings import MYST

RST = """
.. |br| raw:: html

   <br/>

.. [1] A note.
.. [#auto] Another.

"""
RST_TEXTS = {
    "One. |br| Two.": "One. Two.",
    "One.\\ |br|\\ Two.": "One. Two.",
    "One [1]_.": "One.",
    "One [1]_ two [#auto]_": "One two",
    "One\\ [1]_, |br| two.": "One, two.",
    "*One* ``two`` [1]_": "One two",
    "One :sup:`2` of |br|": "One 2 of",
}
MD = "\n[^rate]: In euros.\n\n"
MD_TEXTS = {
    "One.<br>Two.": "One. Two.",
    "One.<BR />Two.": "One. Two.",
    "One. <br class='x'> Two.": "One. Two.",
    "One[^rate].": "One.",
    "One[^rate] two[^rate]": "One two",
    "One <b>two</b> x<sup>2</sup><wbr>three": "One two x2three",
    "*One* `two`[^rate]": "One two",
}


def page_rst(text: str) -> str:
    """A page in reST with a text in all places."""
    return f"""{HEAD}{RST}
.. usecase:: {text}
   :id: UC

   :Goal: {text}
   :Actors:
      - {text}

   .. step:: {text}

   .. altflow:: {text}
      :from: 1
"""


def page_md(text: str) -> str:
    """The same in MyST."""
    return f"""# Page

::::{{usecase}} {text}
:id: UC

:Goal: {text}
:Actors:
   - {text}

:::{{step}} {text}
:::

:::{{altflow}} {text}
:from: 1
:::
::::
{MD}"""


CASES = [("rst", page_rst(text), words) for text, words in RST_TEXTS.items()]
CASES += [("md", page_md(text), words) for text, words in MD_TEXTS.items()]


@pytest.mark.parametrize(("suffix", "source", "words"), CASES)
def test_texts_hold_words_alone(project: Project, suffix: str, source: str, words: str) -> None:
    if suffix == "md":
        pytest.importorskip("myst_parser")
        project.conf = {**MYST}
    project.write({f"index.{suffix}": source})
    data = project.build("usecases")
    assert [one for one in data.warnings if "usecase" in one] == []
    (usecase,) = json.loads(data.read("usecases.json"))["usecases"]
    found = [usecase["title"], usecase["steps"][0]["text"], usecase["flows"][0]["condition"]]
    found += [field["text"] for field in usecase["fields"]] + [usecase["actors"][0]["name"]]
    assert found == [words] * 6
    drawn = project.build().page().select("svg.uc-flow a")
    assert [" ".join(text.get_text() for text in one.select("text")) for one in drawn] == [
        f"1 {words}",
        f"1a {words}",
    ]


def test_a_block_of_raw_markup_in_a_field_is_kept(project: Project) -> None:
    source = ".. usecase:: Buy\n\n   :Goal: One.\n\n      .. raw:: html\n\n         <p>Two</p>\n"
    project.write({"index.rst": HEAD + source})
    data = project.build("usecases")
    assert "<p>Two</p>" in data.read("usecases.json")
