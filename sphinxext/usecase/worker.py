"""The embedded engine as a command: ``worker.py -Tsvg -O 1.dot 2.dot …`` draws with pygraphviz.

It runs in a process of its own, so that a crash or a hang never takes the build with it.
"""

from __future__ import annotations

import os
import sys


def main(arguments: list[str]) -> int:
    """Draw each file beside itself; return how many could not be drawn."""
    import pygraphviz

    format_ = arguments[0].removeprefix("-T")
    failed = 0
    for name in arguments[2:]:
        try:
            with open(name, encoding="utf-8") as file:
                graph = pygraphviz.AGraph(string=file.read())
            picture = graph.draw(format=format_, prog="dot")
            graph.close()
        except Exception as error:
            print(f"{name}: {error}", file=sys.stderr)
            failed += 1
            continue
        with open(f"{name}.part", "wb") as file:
            file.write(picture)
        os.replace(f"{name}.part", f"{name}.{format_}")
    return min(failed, 100)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
