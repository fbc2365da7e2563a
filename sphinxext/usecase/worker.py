"""The embedded engine as a command: ``worker.py -Tsvg`` draws with pygraphviz.

As with ``dot`` itself, sources come in one behind the other, and there can be several formats:
``-Tcmapx -Tpng``. It runs in a process of its own, so that a crash or a hang never takes the build
with it.
"""

from __future__ import annotations

import sys
from tempfile import TemporaryFile

END = b"\n}\n"
"""The end of a source: all lines within it are indented."""


def main(arguments: list[str]) -> int:
    """Draw each source; return how many could not be drawn."""
    import pygraphviz

    formats = [argument.removeprefix("-T") for argument in arguments]
    failed = 0
    with TemporaryFile() as file:  # pygraphviz would make one for each source
        for source in sys.stdin.buffer.read().split(END)[:-1]:
            file.seek(0)
            file.truncate()
            file.write(source + END)
            file.seek(0)
            try:
                graph = pygraphviz.AGraph()
                graph.read(file)
                pictures = [graph.draw(format=format_, prog="dot") for format_ in formats]
                graph.close()
            except Exception as error:
                print(error, file=sys.stderr)
                failed += 1
                continue
            sys.stdout.buffer.write(b"".join(pictures))
            sys.stdout.buffer.flush()
    return min(failed, 100)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
