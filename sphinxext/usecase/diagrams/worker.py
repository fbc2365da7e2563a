"""The embedded engine as a command: ``worker.py FOLDER -Tsvg`` draws with the pygraphviz in a folder.

As with ``dot`` itself, sources come in one behind the other, here as a file, and there can be several
formats: ``-Tcmapx -Tpng``. It runs in a process of its own, so that a crash or a hang never takes the
build with it.

It calls the functions of Graphviz that pygraphviz binds. The classes around them take longer to import
than twenty diagrams to draw.
"""

from __future__ import annotations

import os
import sys
from types import ModuleType

END = b"\n}\n"
"""The end of a source: all lines within it are indented."""


def main(folder: str, options: list[str]) -> int:
    """Draw each source; return how many could not be drawn."""
    graphviz = functions(folder)
    context = graphviz.gvContextWithBuiltins()
    formats = [option.removeprefix("-T").encode() for option in options]
    start = failed = 0
    for source in sys.stdin.buffer.read().split(END)[:-1]:
        os.lseek(sys.stdin.fileno(), start, os.SEEK_SET)
        start += len(source) + len(END)
        try:
            pictures = drawn(graphviz, context, formats)
        except ValueError as error:
            print(error, file=sys.stderr)
            failed += 1
            continue
        sys.stdout.buffer.write(b"".join(pictures))
        sys.stdout.buffer.flush()
    return min(failed, 100)


def functions(folder: str) -> ModuleType:
    """The functions of Graphviz, from the folder of pygraphviz."""
    if sys.platform == "win32":  # where only the package knows where its libraries are
        sys.path.append(f"{folder}/..")
        from pygraphviz import _graphviz
    else:
        sys.path.append(folder)
        import _graphviz
    found: ModuleType = _graphviz
    return found


def drawn(graphviz: ModuleType, context: object, formats: list[bytes]) -> list[bytes]:
    """The source at which the input stands, drawn in each format; ``ValueError`` if it cannot be."""
    graph = graphviz.agread(sys.stdin.buffer, None)
    if graphviz.gvLayout(context, graph, b"dot"):
        raise ValueError("no layout")
    rendered = [graphviz.gvRenderData(context, graph, format_) for format_ in formats]
    graphviz.gvFreeLayout(context, graph)
    graphviz.agclose(graph)
    if any(isinstance(result, int) for result in rendered):  # the number of an error, and no picture
        raise ValueError("no picture")
    return [picture for _, picture in rendered]


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
