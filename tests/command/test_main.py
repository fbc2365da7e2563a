"""The command line as such: its verbs, their help, and wrong calls."""

from __future__ import annotations

import subprocess
import sys

import pytest

from sphinxext.usecase.command.main import main, verbs

VERBS = {verb.name: verb for verb in verbs()}


def test_every_verb_is_listed(capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    shown = capsys.readouterr().out
    assert all(verb.does in " ".join(shown.split()) for verb in VERBS.values())


@pytest.mark.parametrize("name", VERBS)
def test_help_fits_a_screen_and_shows_an_example(
    name: str, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    with pytest.raises(SystemExit) as ended:
        main([name, "--help"])
    assert ended.value.code == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) <= 40
    assert max(map(len, lines)) <= 80
    assert any(line.startswith(f"example: sphinx-usecase {name}") for line in lines)


@pytest.mark.parametrize("call", [[], ["no-such-verb"], ["building"], ["--no-such-option"]])
def test_a_wrong_call_ends_with_2(call: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        main(call)
    assert ended.value.code == 2
    complaint = capsys.readouterr().err
    assert not call or call[0].startswith("-") or all(f"'{name}'" in complaint for name in VERBS)


def test_what_is_no_option_may_stand_behind_the_options(capsys: pytest.CaptureFixture[str]) -> None:
    for call in (["UC", "--role", "R", "--by", "J", "none"], ["--role", "R", "UC", "--by", "J", "none"]):
        assert main(["approve", *call]) == 2
        assert "there is no conf.py in none" in capsys.readouterr().err


def test_no_other_verb_is_loaded_than_the_one_that_is_asked_for() -> None:
    said = "import sys; from sphinxext.usecase.command.main import parsers; parsers('diff')"
    said += "; print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", said], capture_output=True, text=True, check=True)
    loaded = {one for one in done.stdout.split() if one.startswith("sphinxext.usecase.command.")}
    assert loaded == {f"sphinxext.usecase.command.{one}" for one in ("building", "diff", "main")}
