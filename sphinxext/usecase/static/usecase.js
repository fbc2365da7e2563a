/* Lights up a node of a flow diagram with its step or alternative, and these with their node. */
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
  }
})();
