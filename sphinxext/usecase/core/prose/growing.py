"""A use case that grows by a step or an alternative, and what was put last into it."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from sphinxext.usecase.core.prose.blocks import Block
from sphinxext.usecase.core.prose.drafts import Field, Flow, Kept, Note, Step, UseCase
from sphinxext.usecase.core.prose.headers import is_error
from sphinxext.usecase.core.prose.items import ends_with_colon, written
from sphinxext.usecase.core.prose.labels import Label
from sphinxext.usecase.core.prose.text import bold_start, one_line, plain


@dataclass(slots=True)
class Alternative:
    """The alternative that is read, ``depth`` deep in lists."""

    flow: Flow
    depth: int = 0
    titled: bool = False
    """Whether it stands under a title of its own."""
    led: bool = False
    """Whether that title is a text above its first step, and no header."""
    counted: str = ""
    """The number that it has as an item of a list."""
    beside: bool = True
    """Whether it is an item, beside which others may stand."""
    sectioned: bool = False
    """Whether that number may have the one of its section before it."""
    dotted: bool = False
    """Whether it began with a number such as ``2.1``."""
    colon: bool = False
    """Whether a colon stands behind its title, and steps below that."""
    listed: bool = False
    """Whether its last step is an item of a list, and no line of a text."""


@dataclass(slots=True)
class Growing:
    """A use case with the place in it where the next step or alternative belongs."""

    usecase: UseCase
    notes: list[Note]
    alternative: Alternative | None = None
    header: str = ""
    many: bool = False
    numbered: bool = False
    bullets: bool = False
    """Whether the last step was a bullet."""
    section: str = ""
    """The number of the heading of alternatives, which may stand before those of all in it."""
    prefix: str = ""
    """The number before those of all steps: main steps may be ``3.1``, ``3.2``."""
    outer: list[Alternative] = field(default_factory=list)
    """The alternatives around that which is read."""
    holder: Step | Flow | None = None
    places: list[tuple[int, Step]] = field(default_factory=list)
    """The steps that a deeper item may belong to, with their depths."""

    @property
    def flow(self) -> Flow | None:
        """The alternative that is read; none in the main flow."""
        return self.alternative.flow if self.alternative else None

    @property
    def titled(self) -> bool:
        """Whether the alternative that is read stands under a title of its own."""
        return self.alternative is not None and self.alternative.titled

    @property
    def under_header(self) -> bool:
        """Whether that title is a header, and no text above its first step."""
        return self.titled and not self._is_led

    @property
    def _is_led(self) -> bool:
        return self.alternative is not None and self.alternative.led

    def _steps(self) -> list[Step]:
        return self.flow.steps if self.flow else self.usecase.steps

    def _all_steps(self) -> list[Step]:
        found = [*self._steps(), *self.usecase.steps]
        return found + [inner for step in found for inner in step.steps]

    def _flow_called(self, label: str) -> Flow | None:
        return next((one for one in reversed(self.usecase.flows) if one.label == label), None)

    def _step_called(self, label: str) -> Step | None:
        return next((one for one in self._all_steps() if one.label == label), None)

    def _go_to(self, flow: Flow) -> None:
        """Read what follows into an alternative that may stand further above."""
        if flow is not self.flow:
            self.alternative = replace(self.alternative or Alternative(flow), flow=flow)
            self.places = []

    def _leave(self, depth: int) -> None:
        """Go on with the alternative around the one that is read, where an item stands as deep as it."""
        while self.outer and self.alternative and depth <= self.alternative.depth:
            self.alternative = self.outer.pop()
            self.holder, self.places = self.flow, []

    def _owner(self, depth: int) -> Step | None:
        """The step that an item at this depth is part of."""
        self._close(depth)
        return self.places[-1][1] if self.places else None

    def _close(self, depth: int) -> None:
        """An item at this depth is no part of steps that stand as deep."""
        while self.places and self.places[-1][0] >= depth:
            self.places.pop()

    def _add_step(
        self, label: str, block: Block, text: str, actor: str, owner: Step | None = None
    ) -> None:
        step = Step(text, block.line, label, actor)
        self._close(block.level)
        if owner:
            owner.steps.append(step)
        elif self.alternative:
            self.alternative.flow.body.append(step)
            self.alternative.listed = block.kind == "item"
        else:
            self.usecase.body.append(step)
        self.places.append((block.level, step))
        self.holder, self.bullets = step, False

    def _new_flow(self, label: Label | None, text: str, line: int, depth: int = 0) -> Alternative:
        bold = bold_start(text)
        title, rest = bold if bold and bold[1].strip() and plain(bold[0]).strip() else (text, "")
        flow = Flow(title.strip().rstrip(":："), line)
        said = rest.strip(" :：–-")
        if rest and plain(text)[: len(plain(text)) - len(plain(said))].rstrip().endswith((":", "：")):
            flow.responds = True
        if rest:
            flow.body.append(Kept([Block("text", said, line)]))
        if label and label.own:
            flow.label, flow.own = label.start, True
        elif label:
            flow.label, flow.origin = str(label), str(label.above).replace(",", ", ")
        if is_error(self.header):
            flow.kind = "exception"
        self.usecase.body.append(flow)
        begun = self.alternative = Alternative(flow, depth, colon=ends_with_colon(text))
        self.holder, self.places = flow, []
        return begun

    def _unread(self, block: Block, why: str) -> None:
        self.notes.append(Note(block.line, "unread", one_line(plain(written(block))), why))
        block = block._replace(kind="text", text=written(block), label="")
        if isinstance(self.holder, Step) and block.level > 0:
            self.holder.body.append(block)
            return
        body = self.flow.body if self.flow else self.usecase.body
        body.append(Kept([block._replace(level=0)], why))

    @staticmethod
    def _keep(body: list[Step | Kept | Field] | list[Field | Step | Flow | Kept], block: Block) -> None:
        last = body[-1] if body else None
        if isinstance(last, Kept) and not last.why:
            last.blocks.append(block)
        else:
            body.append(Kept([block]))
