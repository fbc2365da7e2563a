"""Results of tests, in the JUnit XML that test runners write."""

from __future__ import annotations

from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxext.usecase.core.exchange.records import Problem
from sphinxext.usecase.core.exchange.results import (
    CaseVerdict,
    Result,
    read_results,
)
from sphinxext.usecase.core.model import testnames

SAMPLES = Path(__file__).with_name("samples")
PROPERTIES = ("usecase", "Use-Cases")


def read(text: str) -> list[Result]:
    """The results in a file in which nothing is wrong."""
    results, wrong = read_results(text.encode(), PROPERTIES)
    assert wrong == []
    return results


def case(inner: str = "", attributes: str = "") -> Result:
    """The result of one test case."""
    (result,) = read(f'<testsuite><testcase name="a" {attributes}>{inner}</testcase></testsuite>')
    return result


def problems(content: str | bytes) -> list[tuple[int | None, str]]:
    """What is wrong, with its line."""
    content = content if isinstance(content, bytes) else content.encode()
    wrong = read_results(content, PROPERTIES)[1]
    return [(problem.line, problem.message) for problem in wrong]


# -- test runners -----------------------------------------------------------------------------------

RUNNERS: dict[str, list[tuple[str, str, tuple[str, ...]]]] = {
    "pytest": [
        ("tests.test_lead::test_lead[UC-LEAD.2a]", "passed", ()),
        ("tests.test_lead::test_lead[UC-LEAD.2-4a]", "failed", ()),
        ("tests.test_lead.TestRetry::test_twice", "passed", ("UC-LEAD.2a", "UC-LEAD", "UC-RENEWAL")),
        ("tests.test_lead.TestRetry::test_later", "skipped", ()),
        ("tests.test_lead.TestRetry::test_known", "skipped", ()),
        ("tests.test_lead::test_setup", "failed", ()),
        ("tests.test_lead::test_teardown", "failed", ()),
    ],
    "surefire": [
        ("org.example.LeadTest::handsOver", "passed", ("UC-RENEWAL",)),
        ("org.example.LeadTest::UC-LEAD.2a: asks again", "passed", ("UC-RENEWAL",)),
        ("org.example.LeadTest::asksTwice{int}[1]", "failed", ("UC-RENEWAL",)),
        ("org.example.LeadTest::later", "skipped", ("UC-RENEWAL",)),
    ],
    "surefire-names": [
        ("org.example.FeesTest::deletesTheFee", "passed", ("UC-PAY.pay",)),
        ("org.example.FeesTest::UC-PAY.1b: the reader is broken", "passed", ("UC-PAY.pay",)),
        ("org.example.FeesTest::UC-PAY.A1: walks away", "skipped", ("UC-PAY.pay",)),
        ("UC-PAY.1a: the card is declined::asks again", "passed", ("UC-PAY.pay",)),
        ("UC-PAY.1a: the card is declined::declined(String) debit", "passed", ("UC-PAY.pay",)),
        ("UC-PAY.1a: the card is declined::declined(String) credit", "failed", ("UC-PAY.pay",)),
    ],
    "gradle": [
        ("org.example.LeadTest::handsOver()", "passed", ()),
        ("org.example.LeadTest::a lead exists (UC-LEAD.2a)", "failed", ()),
    ],
    "jest": [
        ("lead UC-LEAD.2a: asks again", "passed", ()),
        ("lead later", "skipped", ()),
    ],
    "ctest": [
        ("UC-LEAD.2a: a lead exists", "passed", ()),
        ("fails", "failed", ()),
        ("skips", "skipped", ()),
        ("off", "skipped", ()),
        ("missing", "skipped", ()),
    ],
}


@pytest.mark.parametrize("runner", RUNNERS)
def test_a_test_runner(runner: str) -> None:
    results, wrong = read_results((SAMPLES / f"{runner}.xml").read_bytes(), PROPERTIES)
    found = [(result.id, result.verdict, result.addresses) for result in results]
    assert (found, wrong) == (RUNNERS[runner], [])


def test_every_sample_is_read() -> None:
    assert {path.stem for path in SAMPLES.glob("*.xml")} == set(RUNNERS)


# -- results ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("inner", "attributes", "verdict"),
    [
        ("", "", "passed"),
        ("", 'status="run"', "passed"),
        ("<system-out>failure</system-out>", "", "passed"),
        ("<flakyFailure/>", "", "passed"),
        ("<failure/>", "", "failed"),
        ("<error/>", "", "failed"),
        ("<skipped/><failure/>", "", "failed"),
        ("<error/><skipped/>", "", "failed"),
        ("<failure/>", 'status="notrun"', "failed"),
        ("", 'status="FAILED"', "failed"),
        ("", 'status="fail"', "failed"),
        ("<skipped/>", "", "skipped"),
        ("", 'status="notrun"', "skipped"),
        ("", 'status="disabled"', "skipped"),
        ("", 'status="skipped"', "skipped"),
    ],
)
def test_verdicts(inner: str, attributes: str, verdict: CaseVerdict) -> None:
    assert case(inner, attributes).verdict == verdict


@pytest.mark.parametrize(
    ("attributes", "expected"),
    [
        ('classname="a.B" name="c"', "a.B::c"),
        ('classname="" name="c"', "c"),
        ('name="c"', "c"),
        ('classname="c" name="c"', "c"),
        ('classname=" a.B" name=" c &#10; d "', "a.B::c d"),
    ],
)
def test_ids(attributes: str, expected: str) -> None:
    assert [result.id for result in read(f"<testsuite><testcase {attributes}/></testsuite>")] == [
        expected
    ]


def test_suites_are_nested_at_will_and_each_result_is_kept() -> None:
    text = """<testsuites>
  <testcase name="a"/>
  <testsuite><testsuite><testcase name="b"/></testsuite>
    <testcase
      name="a"><failure/></testcase></testsuite>
</testsuites>"""
    assert [(result.id, result.verdict, result.line) for result in read(text)] == [
        ("a", "passed", 2),
        ("b", "passed", 3),
        ("a", "failed", 4),
    ]


def test_a_failure_outside_a_test_case_is_that_of_none() -> None:
    assert read("<testsuite><failure/><testcase name='a'/><error/></testsuite>")[0].verdict == "passed"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "latin-1"])
def test_encodings(encoding: str) -> None:
    declared = encoding.removesuffix("-sig")
    text = f'<?xml version="1.0" encoding="{declared}"?><testsuite><testcase name="é"/></testsuite>'
    assert [result.name for result in read_results(text.encode(encoding), PROPERTIES)[0]] == ["é"]


# -- addresses of properties ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("UC-1", ["UC-1"]),
        (" UC-1 ,UC-LEAD.2a,, ", ["UC-1", "UC-LEAD.2a"]),
        ("UC-LEAD.2,5a, UC-1", ["UC-LEAD.2,5a", "UC-1"]),
        ("UC-1;UC-2", ["UC-1", "UC-2"]),
        ("UC-1, UC-1", ["UC-1"]),
        ("UC&#45;LEAD&#46;2a&#10;, UC-1", ["UC-LEAD.2a", "UC-1"]),
        ("any text", ["any text"]),
        ("", []),
    ],
)
def test_a_property_names_addresses(value: str, expected: list[str]) -> None:
    by_value = f'<properties><property name="usecase" value="{value}"/></properties>'
    by_text = f'<properties><property name="UseCase">{value}</property></properties>'
    assert list(case(by_value).addresses) == list(case(by_text).addresses) == expected


@pytest.mark.parametrize("name", ["usecase", "UseCases", "usecase_id"])
def test_properties_of_a_project_that_names_none(name: str) -> None:
    of_case = f'<properties><property name="{name}" value="UC-1"/></properties>'
    content = f'<testsuite><testcase name="a">{of_case}</testcase></testsuite>'.encode()
    (result,), _wrong = read_results(content, testnames.PROPERTIES)
    assert result.addresses == ("UC-1",)


def test_properties_add_up_and_others_are_left_alone() -> None:
    inner = """<properties>
      <property name="usecase" value="UC-2"/><property name="uses" value="UC-3"/>
      <property name="use-cases">UC-1<!-- more --></property><property>UC-4</property>
    </properties><system-out>UC-5</system-out>"""
    assert case(inner).addresses == ("UC-2", "UC-1")
    content = f'<testsuite><testcase name="a">{inner}</testcase></testsuite>'.encode()
    (result,), _wrong = read_results(content, (" Uses ",))
    assert result.addresses == ("UC-3",)
    assert case('<properties><property name=" usecase " value="UC-6"/></properties>').addresses == (
        "UC-6",
    )


def suite(address: str, *inside: str) -> str:
    """A suite that names an address."""
    named = f'<properties><property name="usecase" value="{address}"/></properties>'
    return f"<testsuite>{named}{''.join(inside)}</testsuite>"


A, B, C = (f'<testcase name="{name}"/>' for name in "abc")
NAMED = '<testcase name="d"><properties><property name="usecase" value="UC-9"/></properties></testcase>'
BEHIND = (
    "<testsuite><testcase name='a'/><properties><property name='usecase' value='UC-1'/></properties>"
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (suite("UC-1", A, B), {"a": ("UC-1",), "b": ("UC-1",)}),
        (f"<testsuites>{suite('UC-1, UC-2', A)}{B}</testsuites>", {"a": ("UC-1", "UC-2"), "b": ()}),
        (suite("UC-1", A, suite("UC-2", B), C), {"a": ("UC-1",), "b": ("UC-2", "UC-1"), "c": ("UC-1",)}),
        (suite("UC-1", NAMED, suite("UC-9", A)), {"d": ("UC-9", "UC-1"), "a": ("UC-9", "UC-1")}),
        (suite("UC-9", NAMED), {"d": ("UC-9",)}),
        (f"{BEHIND}</testsuite>", {"a": ("UC-1",)}),
    ],
)
def test_a_property_of_a_suite_is_that_of_each_test_case(
    text: str, expected: dict[str, tuple[str, ...]]
) -> None:
    assert {result.name: result.addresses for result in read(text)} == expected


def test_a_suite_that_is_cut_off_has_its_property_all_the_same() -> None:
    results, wrong = read_results(BEHIND.encode(), PROPERTIES)
    assert [result.addresses for result in results] == [("UC-1",)]
    assert len(wrong) == 1


def test_a_test_case_says_which_tests_of_a_tracker_it_is() -> None:
    inner = """<properties><property name="test_key" value="T-1"/><property name="Test_ID">T-2, T-3
    </property><property name="test_summary" value="T-4"/></properties>"""
    assert case(inner).keys == ("a", "T-1", "T-2", "T-3")
    text = '<testsuite><properties><property name="test_key" value="T-1"/></properties>'
    assert read(f'{text}<testcase name="a"/></testsuite>')[0].keys == ("a",)


# -- problems ---------------------------------------------------------------------------------------


def test_what_is_no_junit_xml() -> None:
    assert problems("\n<assemblies><testcase name='a'/></assemblies>") == [
        (2, "is not JUnit XML: expected <testsuites> or <testsuite>, found <assemblies>")
    ]


def test_xml_that_ends_too_early() -> None:
    content = b"<testsuite>\n<testcase name='a'/>\n<testcase name='b'>"
    results, wrong = read_results(content, PROPERTIES)
    assert [result.id for result in results] == ["a"]
    assert wrong == [Problem("cannot be read as XML from here on: no element found", line=3, loses=True)]


@pytest.mark.parametrize(
    ("content", "line", "message"),
    [
        ("", 1, "no element found"),
        ('{"a": 1}', 1, "not well-formed (invalid token)"),
        ("<testsuite>\n</testsuites>", 2, "mismatched tag"),
        (
            '<?xml version="1.0" encoding="big5"?><testsuite/>',
            1,
            "multi-byte encodings are not supported",
        ),
        ('<?xml version="1.0" encoding="none"?><testsuite/>', 1, "unknown encoding: none"),
    ],
)
def test_what_is_no_xml(content: str, line: int, message: str) -> None:
    assert problems(content) == [(line, f"cannot be read as XML from here on: {message}")]


def test_entities_are_not_read() -> None:
    bomb = """<?xml version="1.0"?>
<!DOCTYPE testsuite [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;"><!ENTITY c SYSTEM "file:///etc/passwd">]>
<testsuite><testcase name="&b;&c;"/></testsuite>"""
    results, wrong = read_results(bomb.encode(), PROPERTIES)
    assert results == []
    assert wrong == [
        Problem("holds a DOCTYPE, which no test runner writes: it is not read", line=2, loses=True)
    ]


def test_test_cases_without_a_name() -> None:
    assert problems(
        "<testsuite>\n<testcase/>\n<testcase name=' '/><testcase name='a'/></testsuite>"
    ) == [(2, "no name of a test case in lines 2, 3")]
    in_one_line = "<testsuite><testcase/><testcase/></testsuite>"
    assert problems(in_one_line) == [(1, "no name of a test case in line 1")]


# -- any input --------------------------------------------------------------------------------------


@settings(max_examples=100)
@given(st.binary() | st.text().map(lambda text: f"<testsuite>{text}</testsuite>".encode()))
def test_any_bytes(content: bytes) -> None:
    results, wrong = read_results(content, PROPERTIES)
    assert results or wrong or b"<testsuite>" in content


ELEMENTS = ["testsuites", "testsuite", "testcase", "properties", "property", "failure", "skipped", "x"]
XML_TEXT = st.text(
    st.characters(codec="utf-8", exclude_categories=["Cc"], exclude_characters="\ufffe\uffff")
)
TREES = st.recursive(
    XML_TEXT.map(lambda text: text.replace("&", "").replace("<", "").replace("]]>", "")),
    lambda inner: st.builds(
        lambda name, key, value, parts: f"<{name} {key}={quoteattr(value)}>{''.join(parts)}</{name}>",
        st.sampled_from(ELEMENTS),
        st.sampled_from(["name", "classname", "value", "status"]),
        XML_TEXT | st.just("usecase"),
        st.lists(inner),
    ),
)


@settings(max_examples=100)
@given(TREES)
def test_any_elements(tree: str) -> None:
    results, wrong = read_results(f"<testsuites>{tree}</testsuites>".encode(), PROPERTIES)
    assert all(result.id and result.line == 1 for result in results)
    assert all(problem.message.startswith("no name of a test case") for problem in wrong)
