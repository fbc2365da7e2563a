"""Documents that try all of a format: which blocks its reader makes of them, in which lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from handbook import assert_kept
from importing.test_samples import NEEDS
from sphinxext.usecase.importing.formats import blocks_of, formats

HERE = Path(__file__).parent


@pytest.mark.parametrize(
    "file", sorted((HERE / "formats").iterdir()), ids=lambda file: file.suffix.lstrip(".")
)
def test_the_blocks_of_a_document(file: Path) -> None:
    pytest.importorskip(NEEDS.get(file.suffix, "docutils"))
    assert_kept(f"{file.name}.txt", "\n".join(map(str, blocks_of(file, formats()))), HERE / "kept")
