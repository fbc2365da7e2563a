"""The headers of fields in languages other than English."""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from typing import Literal

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from sphinxext.usecase.core.reading.fields import SYNONYMS, is_plain_postcondition, normalise, recogniser
from sphinxext.usecase.core.reading.headers import HEADERS

LANGUAGES = {"English": {name: (name, *synonyms) for name, synonyms in SYNONYMS.items()}, **HEADERS}
ALL = [
    (language, header, name)
    for language, fields in LANGUAGES.items()
    for name, headers in fields.items()
    for header in headers
]
FORMS: list[Literal["NFC", "NFD", "NFKC", "NFKD"]] = ["NFC", "NFD", "NFKC", "NFKD"]
KNOWN = recogniser()


def recognised(header: str) -> str | None:
    return KNOWN.get(normalise(header))


def test_the_languages() -> None:
    assert list(HEADERS) == [
        "German",
        "French",
        "Spanish",
        "Portuguese",
        "Italian",
        "Dutch",
        "Polish",
        "Russian",
        "Ukrainian",
        "Czech",
        "Danish",
        "Swedish",
        "Turkish",
        "Simplified Chinese",
        "Traditional Chinese",
        "Japanese",
        "Korean",
    ]


@pytest.mark.parametrize("language", HEADERS)
def test_every_language_knows_every_field(language: str) -> None:
    assert list(HEADERS[language]) == list(SYNONYMS)
    assert all(all(headers) for headers in HEADERS[language].values())


@pytest.mark.parametrize("language", HEADERS)
def test_a_header_is_written_once_and_clean(language: str) -> None:
    headers = [header for fields in HEADERS[language].values() for header in fields]
    assert len(set(headers)) == len(headers)
    for header in headers:
        assert header == " ".join(unicodedata.normalize("NFC", header).split())
        assert header[0] == header[0].upper()


def test_no_header_is_ambiguous() -> None:
    meant: defaultdict[str, set[str]] = defaultdict(set)
    for _, header, name in ALL:
        meant[normalise(header)].add(name)
    assert {header: names for header, names in meant.items() if len(names) != 1} == {}
    assert "" not in meant


def test_every_header_leads_to_its_field() -> None:
    assert [one for one in ALL if recognised(one[1]) != one[2]] == []


EXAMPLES = {
    "German": {
        "ZIEL": "goal",
        "Akteur": "actors",
        "Akteur:innen": "actors",
        "Akteur(e)": "actors",
        "Primärer Akteur": "primary actor",
        "Vorbedingung(en):": "preconditions",
        "Auslösendes Ereignis": "trigger",
        "AUSLÖSER": "trigger",
        "Nachbedingungen im Erfolgsfall": "success guarantee",
        "Nachbedingung bei Misserfolg": "failure guarantee",
        "Akzeptanz-Kriterien": "acceptance criteria",
        "anstoss": "trigger",
        "Außerhalb des Umfangs": "out of scope",
        "Geschäftsregel": "business rules",
        "Offene Punkte :": "open issues",
    },
    "French": {
        "Objectifs": "goal",
        "Acteur(s)": "actors",
        "Acteurs principaux :": "primary actor",
        "Pré-conditions\N{NO-BREAK SPACE}:": "preconditions",
        "Pré-requis\N{NARROW NO-BREAK SPACE}:": "preconditions",
        "ÉVÉNEMENT DÉCLENCHEUR": "trigger",
        "Evènement déclencheur": "trigger",
        "Garantie minimale": "minimal guarantee",
        "Garanties en cas d'échec": "failure guarantee",
        "CRITERES D’ACCEPTATION": "acceptance criteria",
        "Portée": "scope",
        "Règles de gestion": "business rules",
    },
    "Spanish": {
        "Objetivos": "goal",
        "Actor(es)": "actors",
        "Actores principales": "primary actor",
        "Pre-condiciones": "preconditions",
        "Precondicion": "preconditions",
        "EVENTO DESENCADENANTE": "trigger",
        "Post-condición:": "success guarantee",
        "Garantía mínima": "minimal guarantee",
        "Criterio de aceptación": "acceptance criteria",
        "Requisitos no funcionales": "special requirements",
    },
    "Portuguese": {
        "Objectivos": "goal",
        "Ator(es)": "actors",
        "Actores": "actors",
        "Atores secundários": "secondary actors",
        "Pré-condição": "preconditions",
        "PRÉ CONDIÇÕES": "preconditions",
        "Gatilhos": "trigger",
        "Pós-condições:": "success guarantee",
        "Critérios de Aceite": "acceptance criteria",
        "Fora do escopo": "out of scope",
    },
    "Italian": {
        "Scopo": "goal",
        "ATTORI": "actors",
        "Attore primario": "primary actor",
        "Pre-condizione": "preconditions",
        "Evento Scatenante": "trigger",
        "Post-condizioni:": "success guarantee",
        "Garanzia di successo": "success guarantee",
        "Criterio di accettazione": "acceptance criteria",
        "Frequenza d'uso": "frequency",
        "Finalita": "goal",
    },
    "Dutch": {
        "Doel": "goal",
        "Doelstellingen": "goal",
        "ACTOREN": "actors",
        "Primaire actor(en)": "primary actor",
        "Preconditie": "preconditions",
        "Aanleiding:": "trigger",
        "Post-conditie": "success guarantee",
        "Minimale garanties": "minimal guarantee",
        "Acceptatie-criteria": "acceptance criteria",
        "Acceptatiecriterium": "acceptance criteria",
        "Initierende actor": "primary actor",
    },
    "Polish": {
        "CEL": "goal",
        "Aktorzy": "actors",
        "Aktor": "actors",
        "Aktor główny:": "primary actor",
        "Warunek wstępny": "preconditions",
        "WARUNKI WSTĘPNE": "preconditions",
        "Zdarzenie inicjujące": "trigger",
        "Warunki końcowe": "success guarantee",
        "Gwarancja minimalna": "minimal guarantee",
        "Kryterium akceptacji": "acceptance criteria",
        "Założenie": "assumptions",
    },
    "Russian": {
        "ЦЕЛЬ": "goal",
        "Действующее лицо": "actors",
        "Актеры": "actors",
        "Актёр": "actors",
        "Основной актер": "primary actor",
        "Предусловие:": "preconditions",
        "ПРЕДУСЛОВИЯ": "preconditions",
        "Триггер": "trigger",
        "Пост-условия": "success guarantee",
        "Минимальная гарантия": "minimal guarantee",
        "Критерии приемки": "acceptance criteria",
        "Бизнес правило": "business rules",
    },
    "Ukrainian": {
        "МЕТА:": "goal",
        "Дійова особа": "actors",
        "Основний актор": "primary actor",
        "передумови": "preconditions",
        "Тригер": "trigger",
        "Основний успішний сценарій": "main flow",
        "Постумова": "success guarantee",
        "Критерії приймання": "acceptance criteria",
        "Бізнес-правила": "business rules",
    },
    "Czech": {
        "CÍL": "goal",
        "Aktéři:": "actors",
        "Hlavní aktér": "primary actor",
        "Vstupni podminky": "preconditions",
        "Předpoklady": "preconditions",
        "Spouštěč": "trigger",
        "Hlavní scénář": "main flow",
        "Výsledek": "success guarantee",
        "Akceptační kritéria": "acceptance criteria",
    },
    "Danish": {
        "Formål": "goal",
        "AKTØRER": "actors",
        "Primær aktør": "primary actor",
        "Forudsætninger": "preconditions",
        "Udløser": "trigger",
        "Hovedforløb": "main flow",
        "Resultat": "success guarantee",
        "Ikke funktionelle krav": "special requirements",
    },
    "Swedish": {
        "Mål": "goal",
        "Aktörer": "actors",
        "Primär aktör": "primary actor",
        "Förvillkor": "preconditions",
        "Utlösare": "trigger",
        "Huvudflöde": "main flow",
        "Eftervillkor": "success guarantee",
        "Öppna frågor": "open issues",
    },
    "Turkish": {
        "AMAÇ": "goal",
        "Aktörler": "actors",
        "Birincil Aktör": "primary actor",
        "Önkoşullar": "preconditions",
        "TETİKLEYİCİ": "trigger",
        "ANA AKIŞ": "main flow",
        "Sonuç": "success guarantee",
        "İş kuralları": "business rules",
        "KAPSAM DIŞI": "out of scope",
    },
    "Simplified Chinese": {
        "目标": "goal",
        "参与者：": "actors",
        "主要参与者": "primary actor",
        "前置 条件": "preconditions",
        "触发事件": "trigger",
        "后置条件:": "success guarantee",
        "最小保证": "minimal guarantee",
        "失败保证": "failure guarantee",
        "验收标准": "acceptance criteria",
        "非功能性需求": "special requirements",
    },
    "Traditional Chinese": {
        "目標": "goal",
        "參與者：": "actors",
        "主要參與者": "primary actor",
        "前置條件 :": "preconditions",
        "觸發條件": "trigger",
        "後置條件": "success guarantee",
        "最低保證": "minimal guarantee",
        "失敗保證": "failure guarantee",
        "驗收標準\N{IDEOGRAPHIC SPACE}": "acceptance criteria",
        "利害關係人": "stakeholders",
    },
    "Japanese": {
        "ゴール": "goal",
        "ｱｸﾀｰ": "actors",
        "主アクター：": "primary actor",
        "プライマリ・アクター": "primary actor",
        "事前条件": "preconditions",
        "トリガー": "trigger",
        "事後条件": "success guarantee",
        "最低保証": "minimal guarantee",
        "受け入れ\N{IDEOGRAPHIC SPACE}基準": "acceptance criteria",
        "ＫＰＩ": "kpis",
        "技術とデータのバリエーション": "variations",
    },
    "Korean": {
        "목표": "goal",
        "액터:": "actors",
        "주 액터": "primary actor",
        "사전조건": "preconditions",
        "트리거": "trigger",
        "기본 흐름": "main flow",
        "사후 조건": "success guarantee",
        "비기능 요구사항": "special requirements",
    },
}


@pytest.mark.parametrize(
    ("header", "name"),
    [one for headers in EXAMPLES.values() for one in headers.items()],
)
def test_usual_headers(header: str, name: str) -> None:
    assert recognised(header) == name


def test_results_promise_no_success() -> None:
    for header in ("Results", "Outcome", "Expected outcomes", "Výsledky", "결과", "Son koşullar"):
        assert recognised(header) == "success guarantee"
        assert is_plain_postcondition(header)
    assert not is_plain_postcondition("Success guarantee")


def test_every_language_has_examples() -> None:
    assert list(EXAMPLES) == list(HEADERS)
    assert min(map(len, EXAMPLES.values())) >= 8


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("か", "が"),
        ("ハス", "パス"),
        ("कल", "किल"),
        ("🎯", "👤"),
        ("rol", "role"),
        ("process", "proces"),
    ],
)
def test_what_makes_a_word_another_word_counts(one: str, other: str) -> None:
    assert normalise(one) != normalise(other)


@given(st.text())
@example("Criterias")
@example("SS")
@example("\N{COMBINING GREEK YPOGEGRAMMENI}")
@settings(max_examples=300)
def test_the_comparison_form_is_its_own(header: str) -> None:
    assert normalise(normalise(header)) == normalise(header)


@given(st.data())
@settings(max_examples=300)
def test_case_signs_blanks_and_unicode_forms_do_not_matter(data: st.DataObject) -> None:
    _, header, name = data.draw(st.sampled_from(ALL))
    blank = st.sampled_from(
        ["", " ", "-", "_", " - ", "\t", "\N{NO-BREAK SPACE}", "\N{SOFT HYPHEN}", "‐"]
    )
    written = "".join(
        data.draw(blank) if part in " -" else part.upper() if data.draw(st.booleans()) else part
        for part in header
    )
    written += data.draw(st.sampled_from(["", ":", " :", "\N{NO-BREAK SPACE}:", "："]))
    form = data.draw(st.sampled_from(FORMS))
    assert recognised(unicodedata.normalize(form, written)) == name
