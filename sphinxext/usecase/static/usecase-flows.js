/* Opens an alternative beneath the step that it leaves, and shows the main flow alone on demand. Without
   this script all alternatives stand behind the main flow, where they also are when a page is printed. */
(() => {
  "use strict";

  const KEY = "usecase-happy-path";
  const anchorOf = (link) => decodeURIComponent((link?.getAttribute("href") || "").slice(1));

  /** Move an alternative beneath the line that names it, or back to where it stood. */
  const opener = (line, flow, words) => {
    const button = document.createElement("button");
    const place = document.createComment("");
    button.type = "button";
    button.className = "uc-unfold";
    button.setAttribute("aria-expanded", "false");
    button.setAttribute("aria-label", words.show.replace("{}", line.querySelector("a").textContent));
    const close = () => {
      if (button.getAttribute("aria-expanded") === "true") {
        place.replaceWith(flow);
        button.setAttribute("aria-expanded", "false");
      }
    };
    const open = () => {
      flow.dispatchEvent(new CustomEvent("uc-close"));
      flow.replaceWith(place);
      line.after(flow);
      button.setAttribute("aria-expanded", "true");
    };
    button.addEventListener("click", () => {
      (button.getAttribute("aria-expanded") === "true" ? close : open)();
    });
    flow.addEventListener("uc-close", (event) => event.target === flow && close());
    window.addEventListener("beforeprint", close);
    line.prepend(button);
  };

  /** A choice between the main flow alone and all flows, above the first step. */
  const chooser = (usecase, steps, words) => {
    const group = document.createElement("div");
    group.className = "uc-choice";
    group.setAttribute("role", "group");
    group.setAttribute("aria-label", words.choose);
    const buttons = [true, false].map((happy) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = happy ? words.happy : words.all;
      button.addEventListener("click", () => choose(happy));
      group.append(button);
      return [happy, button];
    });
    const show = (happy) => {
      usecase.classList.toggle("uc-happy", happy);
      buttons.forEach(([one, button]) => button.setAttribute("aria-pressed", String(one === happy)));
    };
    usecase.addEventListener("uc-choose", (event) => show(event.detail));
    steps.before(group);
  };

  const remembered = () => {
    try {
      return localStorage.getItem(KEY) === "1";
    } catch {
      return false;
    }
  };

  const showAll = (happy) => {
    for (const usecase of document.querySelectorAll("dl.usecase")) {
      usecase.dispatchEvent(new CustomEvent("uc-choose", { detail: happy }));
    }
  };

  const choose = (happy) => {
    try {
      localStorage.setItem(KEY, happy ? "1" : "0");
    } catch {
      // A browser that remembers nothing still shows what is chosen.
    }
    showAll(happy);
  };

  for (const steps of document.querySelectorAll("ol.uc-steps[data-words]")) {
    const usecase = steps.closest("dl.usecase");
    const words = JSON.parse(steps.dataset.words);
    for (const line of usecase.querySelectorAll("p.uc-branches")) {
      const flow = document.getElementById(anchorOf(line.querySelector("a")));
      if (flow?.matches(".uc-altflow") && !flow.contains(line)) {
        opener(line, flow, words);
      }
    }
    chooser(usecase, steps, words);
  }

  /** A link to an alternative shows it. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (target?.closest(".uc-altflow") && target.closest(".uc-happy")) {
      showAll(false);
      target.scrollIntoView();
    }
  };

  showAll(remembered());
  reveal();
  window.addEventListener("hashchange", reveal);
})();
