"""Results of tests, in the JUnit XML that test runners write."""

from __future__ import annotations

from pathlib import Path
from time import process_time
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinxext.usecase.core.exchange.records import Problem
from sphinxext.usecase.core.exchange.results import Result, Verdict, addresses_in, read_results

SAMPLES = Path(__file__).with_name("samples")
IDS = frozenset({"UC-1", "UC-12", "UC-LEAD", "UC_PAY", "LOGIN", "login", "A", "look-up", "Über-1"})


def read(text: str) -> list[Result]:
    """The results in a file in which nothing is wrong."""
    results, wrong = read_results(text.encode())
    assert wrong == []
    return results


def case(inner: str = "", attributes: str = "") -> Result:
    """The result of one test case."""
    (result,) = read(f'<testsuite><testcase name="a" {attributes}>{inner}</testcase></testsuite>')
    return result


def problems(content: str | bytes) -> list[tuple[int | None, str]]:
    """What is wrong, with its line."""
    wrong = read_results(content if isinstance(content, bytes) else content.encode())[1]
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
        ("org.example.LeadTest::handsOver", "passed", ()),
        ("org.example.LeadTest::UC-LEAD.2a: asks again", "passed", ()),
        ("org.example.LeadTest::asksTwice{int}[1]", "failed", ()),
        ("org.example.LeadTest::later", "skipped", ()),
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
    results, wrong = read_results((SAMPLES / f"{runner}.xml").read_bytes())
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
def test_verdicts(inner: str, attributes: str, verdict: Verdict) -> None:
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
    assert [result.name for result in read_results(text.encode(encoding))[0]] == ["é"]


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


def test_properties_add_up_and_others_are_left_alone() -> None:
    inner = """<properties>
      <property name="usecase" value="UC-2"/><property name="usecases" value="UC-3"/>
      <property name="usecase">UC-1<!-- more --></property><property>UC-4</property>
    </properties><system-out>UC-5</system-out>"""
    assert case(inner).addresses == ("UC-2", "UC-1")


def test_a_property_of_a_suite_is_that_of_no_test_case() -> None:
    text = """<testsuite><properties><property name="usecase" value="UC-1"/></properties>
      <testcase name="a"/></testsuite>"""
    assert read(text)[0].addresses == ()


# -- addresses of names -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("test_lead[UC-LEAD.2a]", ["UC-LEAD.2a"]),
        ("UC-LEAD.2a: retries when…", ["UC-LEAD.2a"]),
        ("hands over (UC-LEAD.2a).", ["UC-LEAD.2a"]),
        ("UC-LEAD", ["UC-LEAD"]),
        ("as in UC-LEAD.", ["UC-LEAD"]),
        ("UC-LEAD - hands over", ["UC-LEAD"]),
        ("UC-LEAD- hands over", ["UC-LEAD"]),
        ("UC-LEAD.2a1", ["UC-LEAD.2a1"]),
        ("UC-LEAD.*a", ["UC-LEAD.*a"]),
        ("UC-LEAD.any-a", ["UC-LEAD.any-a"]),
        ("UC-LEAD.2-4a,", ["UC-LEAD.2-4a"]),
        ("UC-LEAD.2,5a", ["UC-LEAD.2,5a"]),
        ("UC-LEAD.2_5a", ["UC-LEAD.2_5a"]),
        ("UC-LEAD.A1.2.", ["UC-LEAD.A1.2"]),
        ("UC-LEAD.look-up", ["UC-LEAD.look-up"]),
        ("UC-LEAD.4a.A1!", ["UC-LEAD.4a.A1"]),
        ("UC-LEAD.2a,UC-1.3", ["UC-LEAD.2a", "UC-1.3"]),
        ("UC-LEAD.2a/UC-1 and UC-12", ["UC-LEAD.2a", "UC-1", "UC-12"]),
        ("test_pay[UC_PAY.3]", ["UC_PAY.3"]),
        ("pkg.UC-1", ["UC-1"]),
        ("Über-1.2", ["Über-1.2"]),
        ("UC-123", []),
        ("XUC-1", []),
        ("X-UC-1", []),
        ("UC-1-2", []),
        ("test_UC-1", []),
        ("UC-LEAD--scenario-main", []),
        ("uc-1", []),
        ("UC-2.1", []),
        ("login works", []),
        ("login.works", []),
        ("login.2a works", ["login.2a"]),
        ("LOGIN works", ["LOGIN"]),
        ("A lead exists", []),
        ("", []),
    ],
)
def test_names_hold_addresses(name: str, expected: list[str]) -> None:
    assert list(addresses_in(name, IDS)) == expected


@settings(max_examples=100, deadline=None)
@given(
    st.sampled_from(sorted(IDS - {"login", "A"})),
    st.sampled_from(["", ".2a", ".*a", ".2-4a", ".2,5a", ".A1.2", ".look-up"]),
    st.sampled_from(["", "[", "(", "test: ", "é ", "a/"]),
    st.sampled_from(["", "]", ")", ": retries", ".", ", and", "…"]),
)
def test_an_address_is_found_among_punctuation(id_: str, label: str, before: str, after: str) -> None:
    assert list(addresses_in(f"{before}{id_}{label}{after}", IDS)) == [id_ + label]


@settings(max_examples=100, deadline=None)
@given(st.text())
def test_every_address_found_is_one_of_a_known_id(name: str) -> None:
    for address in addresses_in(name, IDS):
        assert address in name
        assert address.partition(".")[0] in IDS


def test_many_names_are_searched_fast() -> None:
    ids = {f"UC-{number}" for number in range(500)}
    names = [f"hands a lead over to sales (UC-{number}.2a) when it is new" for number in range(10_000)]
    start = process_time()
    assert sum(len(list(addresses_in(name, ids))) for name in names) == 500
    assert process_time() - start < 2


# -- problems ---------------------------------------------------------------------------------------


def test_what_is_no_junit_xml() -> None:
    assert problems("\n<assemblies><testcase name='a'/></assemblies>") == [
        (2, "is not JUnit XML: expected <testsuites> or <testsuite>, found <assemblies>")
    ]


def test_xml_that_ends_too_early() -> None:
    content = b"<testsuite>\n<testcase name='a'/>\n<testcase name='b'>"
    results, wrong = read_results(content)
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
    results, wrong = read_results(bomb.encode())
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


@settings(max_examples=100, deadline=None)
@given(st.binary() | st.text().map(lambda text: f"<testsuite>{text}</testsuite>".encode()))
def test_any_bytes(content: bytes) -> None:
    results, wrong = read_results(content)
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


@settings(max_examples=100, deadline=None)
@given(TREES)
def test_any_elements(tree: str) -> None:
    results, wrong = read_results(f"<testsuites>{tree}</testsuites>".encode())
    assert all(result.id and result.line == 1 for result in results)
    assert all(problem.message.startswith("no name of a test case") for problem in wrong)
