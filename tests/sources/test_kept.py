"""Files of all kinds, whole and broken: what is told of each, and what pages show of them all."""

from __future__ import annotations

import os

from handbook import assert_kept, handbook, pages_of
from helpers import Project

FILES = {
    "empty.csv": "",
    "cut.csv": 'id,kind,title\nRO-101,story,Create\nRO-102,story,"Ti',
    "headless.csv": "a,b\n1,2\n",
    "more.csv": "id,kind,title,status,parent,url\nRO-103,story,,,RO-1,https://more.example/RO-103\n"
    "RO-109,story,Twice,open,RO-100,\nRO-109,test,Again,,,\nRO-110,epic,New,done,,javascript:x\n",
    "broken.json": "[",
    "more.json": '{"issues": [{"key": "RO-7", "fields": {"summary": "Seven", "issuetype": '
    '{"name": "Story"}, "status": {"name": "Done"}}}]}',
    "broken.xml": "<testsuite><testcase name='a'/>",
    "none.xml": "<html/>",
    "more.xml": "<testsuites timestamp='2026-04-01T10:00:00'><testsuite name='s'>"
    "<testcase name='UC-SAY: said'><error/></testcase><testcase name='UC-SAY: said'/>"
    "<testcase classname='c' name='t1'/></testsuite></testsuites>",
    "approvals/broken.json": "{",
    "approvals/wrong.json": '{"version": 1, "usecase": "UC-SAY"}',
    "later.rst": ":orphan:\n\nLater\n=====\n\nAs in :uc:usecase:`UC-OTHER`, :uc:step:`UC-OTHER.1`.\n\n"
    ".. usecase:: Later\n   :id: UC-LATER\n   :extends: UC-OTHER.1\n   :stories: RO-7, RO-110, RO-9\n"
    "\n   .. step:: Go.\n      :include: UC-OTHER\n\n.. usecase-traceability::\n"
    "\n.. usecase-coverage::\n\n.. usecase-matrix::\n   :rows: flow\n   :columns: story\n"
    "\n.. usecase-matrix::\n   :rows: flow\n"
    "   :columns: test\n",
}
CONF = {
    "usecase_backlog": "gone.csv empty.csv cut.csv headless.csv *ore.csv broken.json more.json".split(),
    "usecase_test_results": "results.xml broken.xml none.xml more.xml gone/*.xml".split(),
    "usecase_external": {
        "old": ("release-1.json", "https://old.example/"),
        "other": ("other.json", "https://other.example/docs/"),
        "bad": ("broken.json", "https://bad.example"),
        "gone": ("gone.json", "https://gone.example"),
    },
}


def test_pages_and_warnings(project: Project) -> None:
    made = handbook(project.folder)
    made.write(FILES)
    other = (made.source / "release-1.json").read_text("utf-8").replace("UC-RETURN", "UC-OTHER")
    made.write({"other.json": other.replace("UC-LEAD", "UC-LEND").replace("UC-PAY", "UC-PAID")})
    for path in made.source.rglob("*.*"):
        os.utime(path, (1_780_000_000, 1_780_000_000))
    made.conf |= CONF
    built = made.build()
    told = "\n".join(f"{one.file}:{one.line} {one.kind} {one.text}" for one in built.warned)
    for _name, page in pages_of(built, "later"):
        assert_kept("sources.txt", f"{told}\n{page}".replace(str(made.source), ""))
