"""The embedded engine as a command: ``worker.py -Tsvg -O 1.dot 2.dot …`` draws with pygraphviz.

As with ``dot`` itself there can be several formats: ``-Tcmapx -Tpng``.

It runs in a process of its own, so that a crash or a hang never takes the build with it.
"""

from __future__ import annotations

import sys
from pathlib import Path


def main(arguments: list[str]) -> int:
    """Draw each file beside itself; return how many could not be drawn."""
    import pygraphviz

    end = arguments.index("-O")
    formats = [argument.removeprefix("-T") for argument in arguments[:end]]
    failed = 0
    for path in map(Path, arguments[end + 1 :]):
        try:
            graph = pygraphviz.AGraph(string=path.read_text(encoding="utf-8"))
            pictures = [graph.draw(format=format_, prog="dot") for format_ in formats]
            graph.close()
        except Exception as error:
            print(f"{path}: {error}", file=sys.stderr)
            failed += 1
            continue
        for format_, picture in zip(formats, pictures, strict=True):
            part = path.with_name(f"{path.name}.part")
            part.write_bytes(picture)
            part.replace(f"{path}.{format_}")
    return min(failed, 100)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
