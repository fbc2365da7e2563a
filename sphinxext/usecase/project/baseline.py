"""What was found before: an earlier ``findings.json``, whose findings are known and warn no more."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cached_property
from pathlib import Path
from typing import Any

from sphinxext.usecase.core.model.digest import digest

VERSION = 1


class Baseline:
    """The findings in a file, by their keys; without a ``path`` there are none."""

    def __init__(self, path: Path | None) -> None:
        self._path = path

    def __bool__(self) -> bool:
        """Whether there is to be one."""
        return self._path is not None

    @property
    def known(self) -> Mapping[str, Mapping[str, Any]]:
        """The findings by key."""
        return self._read[0]

    @property
    def trouble(self) -> str:
        """What is wrong with the file; empty: nothing."""
        return self._read[1]

    @cached_property
    def _read(self) -> tuple[Mapping[str, Mapping[str, Any]], str]:
        if self._path is None:
            return {}, ""
        try:
            data = json.loads(self._path.read_bytes())
            version = data["version"]
            known = {one["key"]: one for one in data["findings"]}
        except OSError as error:
            return {}, f"{self._path} cannot be read: {error.strerror}"
        except (ValueError, KeyError, TypeError):
            return {}, f"{self._path} is no findings.json as the builder usecases writes it"
        if version != VERSION:
            return {}, f"{self._path} is of version {version}, but {VERSION} was expected"
        return known, ""

    @property
    def fingerprint(self) -> str:
        """A fingerprint of what is known."""
        return digest([*self.known, self.trouble]) if self else ""
