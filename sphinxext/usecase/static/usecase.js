/* Lights up a node of a flow diagram with its step or alternative, and these with their node, and what a
   connector names; shows a diagram that is larger than its place in a dialog, where it can be zoomed and moved. */
(() => {
  "use strict";

  const PART = ".uc-step, .uc-altflow";
  /** How far from a node its line may end: as far as an arrow is long. */
  const REACH = 9;

  /** Light `other` while the pointer is on `part` or the focus in it, but not in a part within it. */
  const connect = (part, other) => {
    const light = (event) => {
      const inner = event.target.closest(PART);
      if (!inner || inner === part || !part.contains(inner)) {
        other.classList.add("uc-lit");
      }
    };
    const dim = () => other.classList.remove("uc-lit");
    part.addEventListener("mouseover", light);
    part.addEventListener("mouseout", dim);
    part.addEventListener("focusin", light);
    part.addEventListener("focusout", dim);
  };

  for (const link of document.querySelectorAll("svg.uc-flow .node a")) {
    const address = link.getAttribute("xlink:href") || link.getAttribute("href") || "";
    const part = address.startsWith("#") && document.getElementById(decodeURIComponent(address.slice(1)));
    if (part) {
      connect(link, part);
      connect(part, link);
    }
  }

  /** The steps that a connector names: one, or all of "1–3, 5". */
  const named = (link, picture) => {
    const steps = [...picture.querySelectorAll(".uc-step a, .uc-decision a")];
    const place = (address) => steps.findIndex((one) => one.getAttribute("xlink:href") === address);
    const address = link.getAttribute("xlink:href");
    const spans = link.closest(".uc-span") ? link.textContent.trim().split(", ") : [""];
    const labels = spans.map((span) => span.split("–"));
    const prefix = address.slice(0, address.length - labels[0][0].length);
    return labels.flatMap((ends) => {
      const [first, last = first] = ends.map((label) => place(label ? prefix + label : address));
      return first < 0 ? [] : steps.slice(first, last + 1);
    });
  };

  /** The lines that begin or end at a node, by where they are drawn: they know no names. */
  const linesAt = (link, picture) => {
    const box = link.getBBox();
    const isAt = ({ x, y }) =>
      x > box.x - REACH && x < box.x + box.width + REACH && y > box.y - REACH && y < box.y + box.height + REACH;
    return [...picture.querySelectorAll(".edge")].filter((edge) => {
      const line = edge.querySelector("path");
      return line && [0, line.getTotalLength()].some((at) => isAt(line.getPointAtLength(at)));
    });
  };

  for (const link of document.querySelectorAll("svg.uc-flow :is(.uc-back, .uc-span) a")) {
    const picture = link.closest("svg");
    let found;
    const all = () => (found ??= [...named(link, picture), ...linesAt(link, picture)]);
    const show = (lit) => all().forEach((one) => one.classList.toggle("uc-lit", lit));
    ["mouseover", "focusin"].forEach((name) => link.addEventListener(name, () => show(true)));
    ["mouseout", "focusout"].forEach((name) => link.addEventListener(name, () => show(false)));
  }

  const button = (words, act) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
    made.addEventListener("click", act);
    return made;
  };

  /** Scroll a wide diagram sideways to where it begins. */
  const showStart = (frame) => {
    const start = frame.querySelector(".uc-start")?.getBoundingClientRect();
    if (start) {
      const box = frame.getBoundingClientRect();
      frame.scrollLeft += start.left + start.width / 2 - box.left - box.width / 2;
    }
  };

  const LARGEST = 4;
  const STEP = 1.25;
  const ARROWS = { ArrowLeft: [-60, 0], ArrowRight: [60, 0], ArrowUp: [0, -60], ArrowDown: [0, 60] };

  /** Let the picture in a frame be zoomed and moved, until the signal; return what does so. */
  const zoomable = (frame, picture, signal) => {
    const [width, height] = ["width", "height"].map((side) => Number(picture.getAttribute(side)));
    const pointers = new Map();
    let scale = 1;
    let moved = 0;
    const fitting = () => Math.min(frame.offsetWidth / width, frame.offsetHeight / height, 1);
    /** Zoom so that what is at a point of the frame stays there; else what is in its middle. */
    const zoom = (to, x = frame.clientWidth / 2, y = frame.clientHeight / 2) => {
      const next = Math.min(Math.max(to, fitting()), LARGEST);
      const [left, top] = [frame.scrollLeft + x, frame.scrollTop + y].map((at) => (at * next) / scale);
      picture.style.width = `${Math.floor(width * next)}px`;
      scale = next;
      frame.scrollTo(left - x, top - y);
    };
    const acts = { in: () => zoom(scale * STEP), out: () => zoom(scale / STEP), fit: () => zoom(0) };
    const on = (name, react) => frame.addEventListener(name, react, { signal, capture: true, passive: false });
    const place = (event) => {
      const box = frame.getBoundingClientRect();
      return [event.clientX - box.left, event.clientY - box.top];
    };
    on("wheel", (event) => {
      if (event.ctrlKey) {
        event.preventDefault();
        zoom(scale * Math.exp(-event.deltaY / 300), ...place(event));
      }
    });
    on("pointerdown", (event) => {
      moved = pointers.size ? moved : 0;
      pointers.set(event.pointerId, place(event));
    });
    on("pointermove", (event) => {
      const was = pointers.get(event.pointerId);
      if (!was) {
        return;
      }
      const is = place(event);
      const other = [...pointers].find(([id]) => id !== event.pointerId)?.[1];
      pointers.set(event.pointerId, is);
      moved += Math.hypot(is[0] - was[0], is[1] - was[1]);
      if (other) {
        const [before, now] = [was, is].map((at) => Math.hypot(at[0] - other[0], at[1] - other[1]));
        zoom((scale * now) / before, (is[0] + other[0]) / 2, (is[1] + other[1]) / 2);
      } else if (moved > 4) {
        frame.setPointerCapture(event.pointerId);
        frame.scrollBy(was[0] - is[0], was[1] - is[1]);
      }
    });
    ["pointerup", "pointercancel"].forEach((name) => on(name, (event) => pointers.delete(event.pointerId)));
    on("dragstart", (event) => event.preventDefault());
    on("click", (event) => {
      if (moved > 4) {
        event.preventDefault();
        event.stopPropagation();
      }
    });
    return acts;
  };

  /** Show a diagram in a dialog until it is closed; its place on the page is kept. */
  const showFull = (frame, words) => {
    const dialog = document.createElement("dialog");
    const tools = document.createElement("div");
    const place = document.createElement("div");
    const picture = frame.firstElementChild;
    const style = picture.getAttribute("style");
    const open = new AbortController();
    const acts = zoomable(frame, picture, open.signal);
    const close = button(words.close, () => dialog.close());
    dialog.className = "uc-dialog";
    dialog.setAttribute("aria-label", frame.getAttribute("aria-label"));
    tools.append(...["in", "out", "fit"].map((name) => button(words[name], acts[name])), close);
    close.autofocus = true;
    place.style.height = `${frame.offsetHeight}px`;
    frame.replaceWith(place);
    dialog.append(tools, frame);
    document.body.append(dialog);
    dialog.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
    dialog.addEventListener("keydown", (event) => {
      // Chromium does not close a dialog itself when what scrolls in it has the focus.
      const keys = { "+": acts.in, "=": acts.in, "-": acts.out, 0: acts.fit, Escape: () => dialog.close() };
      const act = keys[event.key] || (ARROWS[event.key] && (() => frame.scrollBy(...ARROWS[event.key])));
      if (act && !(event.ctrlKey || event.metaKey || event.altKey)) {
        event.preventDefault();
        act();
      }
    });
    dialog.addEventListener("close", () => {
      open.abort();
      picture.setAttribute("style", style);
      place.replaceWith(frame);
      dialog.remove();
      showStart(frame);
    });
    dialog.showModal();
    picture.style.minWidth = 0;
    acts.fit();
  };

  /** A button that shows an inline diagram in full size, behind it. */
  const addButton = (frame, words) => {
    const way = document.createElement("p");
    const open = button(words.full, () => showFull(frame, words));
    way.className = "uc-full";
    open.setAttribute("aria-label", `${words.full}: ${frame.getAttribute("aria-label")}`);
    open.setAttribute("aria-haspopup", "dialog");
    way.append(open);
    frame.after(way);
    return way;
  };

  for (const frame of document.querySelectorAll(".uc-diagram[data-words]")) {
    const picture = frame.firstElementChild;
    const next = frame.nextElementSibling;
    const way = next?.classList.contains("uc-full") ? next : addButton(frame, JSON.parse(frame.dataset.words));
    const name = document.createElement("span");
    const offer = () => {
      if (!frame.closest("dialog")) {
        const fits = Number(picture.getAttribute("width")) <= frame.clientWidth;
        way.hidden = fits && frame.scrollHeight <= frame.clientHeight;
      }
    };
    name.textContent = frame.getAttribute("aria-label");
    way.prepend(name, " ");
    new ResizeObserver(offer).observe(frame);
    offer();
    showStart(frame);
  }
})();
