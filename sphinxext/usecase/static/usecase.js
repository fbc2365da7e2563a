/* Lights up a node of a flow diagram with its step or alternative, and these with their node; shows a
   diagram that is wider than its column in full size. */
(() => {
  "use strict";

  const PART = ".uc-step, .uc-altflow";

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
    // A connector lights the step that it names, in the diagram too.
    if (link.closest(".uc-back, .uc-span")) {
      const same = [...link.closest("svg").querySelectorAll(".uc-step a, .uc-decision a")];
      same.filter((one) => one.getAttribute("xlink:href") === address).forEach((one) => connect(link, one));
    }
  }

  const button = (words) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = words;
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

  /** Show a diagram in a dialog until it is closed; its place on the page is kept. */
  const showFull = (frame) => {
    const dialog = document.createElement("dialog");
    const close = button(frame.dataset.close);
    const place = document.createElement("div");
    dialog.className = "uc-dialog";
    dialog.setAttribute("aria-label", frame.getAttribute("aria-label"));
    close.addEventListener("click", () => dialog.close());
    place.style.height = `${frame.offsetHeight}px`;
    frame.replaceWith(place);
    dialog.append(close, frame);
    document.body.append(dialog);
    dialog.addEventListener("click", (event) => event.target.closest("a") && dialog.close());
    dialog.addEventListener("close", () => {
      place.replaceWith(frame);
      dialog.remove();
      showStart(frame);
    });
    dialog.showModal();
    showStart(frame);
  };

  /** A button that shows an inline diagram in full size, behind it. */
  const addButton = (frame) => {
    const way = document.createElement("p");
    const open = button(frame.dataset.full);
    way.className = "uc-full";
    open.setAttribute("aria-label", `${frame.dataset.full}: ${frame.getAttribute("aria-label")}`);
    open.setAttribute("aria-haspopup", "dialog");
    open.addEventListener("click", () => showFull(frame));
    way.append(open);
    frame.after(way);
    return way;
  };

  for (const frame of document.querySelectorAll(".uc-diagram[data-full]")) {
    const picture = frame.firstElementChild;
    const next = frame.nextElementSibling;
    const way = next?.classList.contains("uc-full") ? next : addButton(frame);
    const offer = () => {
      if (!frame.closest("dialog")) {
        way.hidden = Number(picture.getAttribute("width")) <= frame.clientWidth;
      }
    };
    new ResizeObserver(offer).observe(frame);
    offer();
    showStart(frame);
  }
})();
