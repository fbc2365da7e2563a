"""Finds files of other projects through intersphinx or by URL: fetches them, and keeps copies."""

from __future__ import annotations

import hashlib
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from sphinx.util.logging import getLogger

from sphinxext.usecase import atomic, compat, messages
from sphinxext.usecase.config import place_of
from sphinxext.usecase.core.exchange.files import USECASES
from sphinxext.usecase.sources.files import LARGEST, TOO_LARGE
from sphinxext.usecase.sources.urls import KEPT, folder_of, public

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.config import Config

_DAYS = 5
"""How long a copy is good where intersphinx, which has a setting for it, is not loaded."""
_SECONDS = 30
"""How long a server may be silent, where intersphinx sets no limit."""
_PATIENCE = 4
"""How many times as long the whole of an answer may take, however it drips."""
_CHUNK = 2**16
_HINT = "or give the path or the URL of its usecases.json"

logger = getLogger(__name__)


def find(app: Sphinx, sought: Mapping[str, str | None]) -> dict[str, Path | None]:
    """The file of each project, by its URL or through intersphinx; a warning if there is none."""
    warn_at = place_of(Path(app.confdir), "external")
    found: dict[str, Path | None] = {}
    for name, url in sought.items():
        found[name], wrong = file_of(app, name, url)
        if wrong:
            messages.warn("external", wrong, warn_at)
    return found


def file_of(app: Sphinx, name: str, url: str | None) -> tuple[Path | None, str]:
    """The file of a project, by its URL or through intersphinx, and what is wrong with that."""
    wrong = "" if url else _unmapped(app.config, name)
    if wrong:
        return None, wrong
    places = [url] if url else _beside_inventories(app.config, name)
    return _Project(app, name, tuple(dict.fromkeys(places))).find()


def _unmapped(config: Config, name: str) -> str:
    """Why intersphinx does not know a project."""
    if "intersphinx_mapping" not in config:
        return f'"{name}" is looked up by sphinx.ext.intersphinx, which is not loaded; load it, {_HINT}'
    if name not in compat.mapped(config):
        return f'there is no "{name}" in intersphinx_mapping; add it there, {_HINT}'
    return ""


def _beside_inventories(config: Config, name: str) -> Iterator[str]:
    target, inventories = compat.mapped(config)[name]
    for inventory in inventories:
        if not inventory:
            yield f"{target.rstrip('/')}/{USECASES}"
        elif "://" in inventory:
            yield f"{folder_of(inventory)}/{USECASES}"
        else:
            yield str(Path(inventory).parent / USECASES)


class _Project:
    """One of the other projects; its file is at the first of some places that has one."""

    def __init__(self, app: Sphinx, name: str, places: tuple[str, ...]) -> None:
        self._config = app.config
        self._source = Path(app.srcdir)
        self._name = name
        self._places = places
        key = hashlib.sha256("\n".join(places).encode()).hexdigest()[:16]
        self._copy = Path(app.doctreedir, KEPT, re.sub(r"\W", "-", name) + f"-{key}.json")
        self._sound = self._copy.with_suffix(".sha256")
        """Holds a digest of the copy if nothing was wrong with it."""

    def find(self) -> tuple[Path | None, str]:
        """The file, and what is wrong if it is at none of the places: better an old copy than none."""
        failures = []
        for place in self._places:
            try:
                return self._at(place), ""
            except (OSError, ValueError) as error:
                failures.append(f"{public(place)}: {error}")
        wrong = f'the use cases of "{self._name}" are not to be had: {"; ".join(failures)}'
        if not self._copy.is_file():
            return None, wrong
        day = time.strftime("%Y-%m-%d", time.localtime(self._copy.stat().st_mtime))
        return self._copy, f"{wrong}; they are shown as they were on {day}"

    def _at(self, place: str) -> Path:
        if "://" not in place:
            path = self._source / place
            if not path.is_file():
                raise FileNotFoundError("there is no such file")
            return path
        if not self._is_fresh:
            self._keep(self._fetched(place))
        return self._copy

    @property
    def _is_fresh(self) -> bool:
        """Whether the copy is sound, and intersphinx would not fetch an inventory of its age again."""
        try:
            if self._sound.read_text("ascii") != _digest(self._copy.read_bytes()):
                return False
        except (OSError, ValueError):
            return False
        days = getattr(self._config, "intersphinx_cache_limit", _DAYS)
        return days < 0 or time.time() - self._copy.stat().st_mtime < days * 86400

    def _fetched(self, url: str) -> bytes:
        logger.info('loading use cases of "%s" from %s ...', self._name, public(url))
        timeout = getattr(self._config, "intersphinx_timeout", None) or _SECONDS
        answers: list[bytes | Exception] = []

        def ask() -> None:
            try:
                answers.append(self._answer(url, timeout))
            except Exception as error:  # noqa: BLE001 (raised again where it is waited for)
                answers.append(error)

        # Nothing else ends a request whose answer, be it only its head, comes byte by byte.
        asking = Thread(target=ask, daemon=True)
        asking.start()
        asking.join(timeout * _PATIENCE)
        if not answers:
            raise TimeoutError(f"it has not come within {timeout * _PATIENCE:g} seconds")
        if isinstance(answers[0], Exception):
            raise answers[0]
        return answers[0]

    def _answer(self, url: str, timeout: float) -> bytes:
        config, address = self._config, public(url)
        # Given apart, the password is in none of the messages of what may go wrong.
        parts = urlsplit(url)
        user, password = unquote(parts.username or ""), unquote(parts.password or "")
        with compat.get(config, address, (user, password) if user else None, timeout) as response:
            response.raise_for_status()
            content = bytearray()
            for chunk in response.iter_content(_CHUNK):
                content += chunk
                if len(content) > LARGEST:
                    raise ValueError(TOO_LARGE)
            return bytes(content)

    def _keep(self, content: bytes) -> None:
        from sphinxext.usecase.core.exchange.fromjson import read_usecases

        usecases, items, problems = read_usecases(content, self._name)
        if problems and not (usecases or items):
            raise ValueError(problems[0].message)
        atomic.write(self._copy, content)
        if problems:
            self._sound.unlink(missing_ok=True)
        else:
            atomic.write(self._sound, _digest(content).encode())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()
