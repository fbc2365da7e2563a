"""Files are written whole or not at all."""

from __future__ import annotations

import errno
import re
from pathlib import Path

import pytest

from sphinxext.usecase import atomic

PACKAGE = Path(atomic.__file__).parent


def test_a_file_is_replaced_in_a_folder_that_is_made(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b" / "file"
    for content in (b"one", b"two"):
        atomic.write(path, content)
        assert path.read_bytes() == content
    assert [one.name for one in path.parent.iterdir()] == ["file"]


def test_a_file_can_be_read_by_whom_others_can(tmp_path: Path) -> None:
    atomic.write(tmp_path / "ours", b"")
    (tmp_path / "other").touch()
    assert (tmp_path / "ours").stat().st_mode == (tmp_path / "other").stat().st_mode


@pytest.mark.parametrize("before", [b"", b"before"])
def test_a_full_disk_leaves_what_was_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bytes
) -> None:
    path = tmp_path / "file"
    if before:
        path.write_bytes(before)
    write_bytes = Path.write_bytes

    def fill_the_disk(self: Path, content: bytes) -> int:
        write_bytes(self, content[:2])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", fill_the_disk)
    with pytest.raises(OSError, match="No space left"):
        atomic.write(path, b"after")
    assert [one.read_bytes() for one in tmp_path.iterdir()] == ([before] if before else [])


def test_nothing_is_written_otherwise() -> None:
    writes = re.compile(r"""write_(?:bytes|text)\(|open\([^)]*["'][wax]|\bmkstemp""")
    ours = {path for path in PACKAGE.rglob("*.py") if writes.search(path.read_text("utf-8"))}
    assert ours == {Path(atomic.__file__)}
