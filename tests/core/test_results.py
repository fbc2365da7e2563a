"""Results of tests in JUnit XML."""

from __future__ import annotations

from sphinxext.usecase.core.results import Result, read_results


def test_plain() -> None:
    content = (
        b'<testsuite><testcase classname="tests.Lead" name="retries"><failure/></testcase></testsuite>'
    )
    results, problems = read_results(content)
    assert results == [Result(classname="tests.Lead", name="retries", verdict="failed", line=1)]
    assert [result.id for result in results] == ["tests.Lead::retries"]
    assert problems == []
