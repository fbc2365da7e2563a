"""The embedded engine as a command: ``worker.py -Tsvg -O 1.dot 2.dot …`` draws with pygraphviz.

It runs in a process of its own, so that a crash or a hang never takes the build with it.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Draw each file beside itself; return how many could not be drawn."""
    import pygraphviz

    format_ = arguments[0].removeprefix("-T")
    failed = 0
    for path in map(Path, arguments[2:]):
        try:
            graph = pygraphviz.AGraph(string=path.read_text(encoding="utf-8"))
            picture = graph.draw(format=format_, prog="dot")
            graph.close()
        except Exception as error:
            print(f"{path}: {error}", file=sys.stderr)
            failed += 1
            continue
        part = path.with_name(f"{path.name}.part")
        part.write_bytes(picture)
        part.replace(f"{path}.{format_}")
    return min(failed, 100)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
