/* Lets readers search, filter and sort the tables of views. Without it these are complete. */
(() => {
  "use strict";

  /** What a mark is of, for all but statuses: those are of what their column is of. */
  const MARKS = {
    gap: "story",
    waived: "story",
    failed: "test",
    missing: "test",
    passed: "test",
    outdated: "test",
    skipped: "test",
    none: "test",
    status: "",
    new: "",
    changed: "",
    gone: "",
  };
  const COLUMNS = {
    usecase: "usecase",
    status: "usecase",
    flow: "flow",
    state: "state",
    epic: "epic",
    stories: "story",
    tests: "test",
  };
  const UNFINISHED = { story: ["gap", "status"], test: ["failed", "missing", "outdated", "skipped"] };
  const GROUPS = ["usecase", "flow", "state", "epic", "story", "test"];
  /** A table of more rows is shown in parts. */
  const LARGE = 300;
  /** So many rows are shown of what is long. */
  const PART = 50;
  /** Wider lines are hard to read, even on wide screens. */
  const WIDEST = 1400;
  let natural = null;

  const element = (name, properties, attributes = {}) => {
    const made = Object.assign(document.createElement(name), properties);
    for (const [attribute, value] of Object.entries(attributes)) {
      made.setAttribute(attribute, value);
    }
    return made;
  };

  /** What a cell says, without what is said of its group; names that are shown in short as a whole. */
  const said = (cell) => {
    const words = cell.querySelector("p") ?? cell;
    if (!words.querySelector("[title]")) {
      return words.textContent.trim();
    }
    const whole = words.cloneNode(true);
    whole.querySelectorAll("[title]").forEach((name) => (name.textContent = name.title));
    return whole.textContent.trim();
  };

  /** What the links of a cell lead to, so that it is found by it, such as by the address of its flow. */
  const targets = (cell) =>
    [...cell.querySelectorAll("a[href*='#']")].map((link) => decodeURIComponent(link.getAttribute("href").split("#")[1]));

  /** What a search looks into, and all ids and labels by which a cell is found before others. */
  const read = (cell) => {
    if (!cell.firstElementChild) {
      const text = cell.textContent.trim().toLocaleLowerCase();
      return { text, keys: cell.matches(".uc-whole") ? [text] : [] };
    }
    const links = targets(cell);
    const words = [...cell.querySelectorAll(".uc-key, .uc-short, .uc-whole, code")];
    return {
      text: [said(cell), ...links].join(" ").toLocaleLowerCase(),
      keys: [...words.map((one) => one.textContent.trim()), ...links].map((one) => one.toLocaleLowerCase()),
    };
  };

  /** What the rows of one flow, in several groups, have in common. */
  const flow = (row) => row.className.match(/\buc-same-\d+/)?.[0] ?? row;

  /** Cells without words come last, whichever way the others are sorted. */
  const order = ({ column, direction }, cells) => {
    natural ??= new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });
    const words = new Map();
    const of = (row) => words.get(row) ?? words.set(row, said(cells.get(row)[column])).get(row);
    return (one, other) => !of(one) - !of(other) || direction * natural.compare(of(one), of(other));
  };

  /** Words beside those of rows that tell their kind: row -> key -> what it is of, words, class. */
  const marks = (cells, columns, words) => {
    const one = "unfinished";
    const unfinished = { kind: one, text: words.unfinished, name: one, key: one };
    const [first] = cells.keys();
    const ofCells = new Map();
    for (const [name, itsKind] of Object.entries(MARKS)) {
      for (const mark of first.parentNode.getElementsByClassName(`uc-${name}`)) {
        const cell = mark.closest("td");
        const column = columns[cell?.cellIndex];
        const kind = itsKind || COLUMNS[column] || "usecase";
        const text = words[name] ?? mark.textContent.trim().replace(/^\(|\)$/g, "");
        const found = ofCells.get(cell) ?? [];
        found.push({ kind, text, name, key: `${kind} ${text.toLocaleLowerCase()}` });
        const isUntested = name === "none" && column === "verdict";
        if ((UNFINISHED[kind]?.includes(name) && !mark.matches(".uc-done")) || isUntested) {
          found.push(unfinished);
        }
        ofCells.set(cell, found);
      }
    }
    const ofRow = (own) => own.flatMap((cell) => ofCells.get(cell) ?? []).map((mark) => [mark.key, mark]);
    return new Map([...cells].map(([row, own]) => [row, new Map(ofRow(own))]));
  };

  /** What a spreadsheet would take for a formula, also where semicolons part cells, has an apostrophe before it. */
  const harmless = (text) =>
    text.replace(/^[=+\-@\t\r]/, "'$&").replace(/([;\t\r\n])(?=[=+\-@])/g, "$1'");

  /** A line of CSV. */
  const line = (cells) =>
    cells
      .map((cell) => harmless(said(cell)))
      .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(",");

  const save = (text, name) => {
    const href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    element("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  };

  const hide = (row, hidden) => {
    if (row.hidden !== hidden) {
      row.hidden = hidden;
    }
  };

  /** Do some work when nobody waits for anything else, for as long as it says that there is more. */
  const later = (work) => {
    const idle = window.requestIdleCallback ?? ((call) => setTimeout(call, 200));
    idle((deadline) => {
      const end = performance.now() + Math.min(deadline?.timeRemaining() ?? 8, 8);
      if (work(() => performance.now() < end)) {
        later(work);
      }
    });
  };

  class View {
    constructor(view) {
      this.view = view;
      this.words = JSON.parse(view.dataset.words);
      this.columns = (view.dataset.columns ?? "").split(" ");
      this.table = view.querySelector("table");
      this.body = this.table.tBodies[0];
      const rows = [...this.body.rows];
      this.footers = rows.filter((row) => row.classList.contains("uc-footer"));
      this.rows = rows.filter((row) => !this.footers.includes(row));
      this.ordered = this.rows;
      this.moved = [];
      this.places = new Map(this.rows.map((row, place) => [row, place]));
      this.flows = new Map(this.rows.map((row) => [row, flow(row)]));
      this.readGroups();
      this.marks = marks(this.cells, this.columns, this.words);
      this.sorted = null;
      this.more = this.fold();
      this.parts = this.rows.length > LARGE ? this.inParts() : [];
      view.prepend(this.tools(view.nextElementSibling));
      this.headers = [...this.table.tHead.rows[0].cells];
      this.headers.forEach((header, column) => this.sortable(header, column));
      this.restore();
      view.classList.add("uc-ready");
      this.reveal();
      addEventListener("hashchange", () => this.reveal());
      const observer = new ResizeObserver(() => this.stick());
      [this.table.tHead, this.body].forEach((one) => observer.observe(one));
      // Paper, which may break within a group, says it in each row.
      addEventListener("beforeprint", () => this.group(false));
      addEventListener("afterprint", () => this.group(!this.isArranged));
      // The first letter shall not wait for all that is read to find it.
      later((left) => this.read(left));
    }

    get isArranged() {
      return this.table.classList.contains("uc-arranged");
    }

    /** The cells of each row, in the place of those that say the same as one above: that; and who says the same. */
    readGroups() {
      this.cells = new Map();
      this.groups = new Map();
      let above = [];
      for (const row of this.rows) {
        above = [...row.cells].map((cell, column) => {
          const first = cell.classList.contains("uc-again") ? above[column] : cell;
          if (first !== cell) {
            this.groups.set(first, [...(this.groups.get(first) ?? []), { row, cell }]);
          }
          return first;
        });
        this.cells.set(row, above);
      }
    }

    /** What a search looks into, and what it finds first; made when it is needed. */
    textOf(row) {
      this.texts ??= new Map();
      this.ofCells ??= new Map();
      const made = (cell) => this.ofCells.get(cell) ?? this.ofCells.set(cell, read(cell)).get(cell);
      if (!this.texts.has(row)) {
        const cells = this.cells.get(row).map(made);
        const keys = new Set(cells.flatMap((cell) => cell.keys));
        this.texts.set(row, { text: cells.map((cell) => cell.text).join(" "), keys });
      }
      return this.texts.get(row);
    }

    /** Read rows while there is time; whether there is more to read. */
    read(left) {
      this.unread ??= this.rows.values();
      for (const row of this.unread) {
        this.textOf(row);
        if (!left()) {
          return true;
        }
      }
      return false;
    }

    /** Let a cell span those beneath it that say the same, or else let each row say it. */
    group(spanning) {
      for (const [first, others] of this.groups) {
        const shown = spanning ? others.filter(({ row }) => !row.hidden).length : 0;
        if (first.rowSpan !== 1 + shown) {
          first.rowSpan = 1 + shown;
        }
        for (const { cell } of others) {
          if (!spanning && cell.hidden && !cell.querySelector(".uc-key")) {
            cell.replaceChildren(first.firstElementChild.cloneNode(true));
          }
          if (cell.hidden !== spanning) {
            cell.hidden = spanning;
          }
        }
      }
    }

    /** Let the words of cells that span several rows stay beneath the header; no other row is styled anew. */
    stick() {
      const place = `calc(${this.table.tHead.offsetHeight}px + 0.6em)`;
      for (const words of this.body.querySelectorAll("td[rowspan] > p:first-child")) {
        words.style.insetBlockStart = place;
      }
    }

    // -- parts of a large table ---------------------------------------------------------------------

    /** A row with a button that shows more. */
    fold() {
      const row = element("tr", { className: "uc-fold" });
      const cell = element("td", { colSpan: this.table.tHead.rows[0].cells.length });
      const words = element("p", {});
      const button = element("button", { type: "button", className: "uc-chip" });
      words.append(button);
      cell.append(words);
      row.append(cell);
      return Object.assign(row, { button });
    }

    /** Rows of one group, or else so many; of each part but the first ones only the first row is shown. */
    inParts() {
      const parts = [];
      for (const row of this.rows) {
        const last = parts.at(-1);
        const isSame = last && this.cells.get(row)[0] === this.cells.get(last.rows[0])[0];
        if (last && (this.groups.size > 0 ? isSame : last.rows.length < PART)) {
          last.rows.push(row);
        } else {
          parts.push({ rows: [row], fold: this.fold(), isOpen: false });
        }
      }
      let shown = 0;
      for (const part of parts) {
        part.isOpen = shown < PART && part.rows.length <= 2 * PART;
        shown += part.isOpen ? part.rows.length : 1;
        part.fold.button.addEventListener("click", () => {
          part.isOpen = true;
          this.showParts();
          this.group(true);
          part.rows[1].querySelector("a, button")?.focus();
        });
      }
      return parts;
    }

    /** Show the rows of open parts, and the first one of each other. */
    showParts() {
      for (const { rows, fold, isOpen } of this.parts) {
        const isFolded = !isOpen && rows.length > 1;
        rows.forEach((row, number) => hide(row, isFolded && number > 0));
        if (isFolded) {
          fold.button.textContent = this.words.more.replace("{}", rows.length - 1);
          rows[0].after(fold);
        } else {
          fold.remove();
        }
      }
    }

    /** Show the row that the address leads to, though it is in a part that is not shown. */
    reveal() {
      const target = location.hash && document.getElementById(decodeURIComponent(location.hash.slice(1)));
      const row = target && this.body.contains(target) && target.closest("tr");
      const part = row && this.parts.find(({ rows, isOpen }) => !isOpen && rows.includes(row));
      if (part && !this.isArranged) {
        part.isOpen = true;
        this.showParts();
        this.group(true);
      }
      if (row && this.parts.length > 0) {
        row.scrollIntoView({ block: "center" });
      }
    }

    // -- tools --------------------------------------------------------------------------------------

    tools(next) {
      const { search, only } = this.words;
      this.search = element(
        "input",
        { type: "search", className: "uc-search", placeholder: search },
        { "aria-label": search, autocomplete: "off" },
      );
      this.search.addEventListener("input", () => this.change());
      this.chips = [...this.kinds()].map((mark) => this.chip(mark));
      const chips = element("div", { className: "uc-chips" }, { role: "group", "aria-label": only });
      chips.append(...this.chips.filter(({ kind }) => kind === "unfinished").map(({ button }) => button));
      for (const group of GROUPS) {
        const own = this.chips.filter(({ kind }) => kind === group);
        if (own.length > 0) {
          const label = this.words[group];
          const frame = element("div", { className: "uc-chip-group" }, { role: "group", "aria-label": label });
          frame.append(element("span", { textContent: label }, { "aria-hidden": "true" }));
          frame.append(...own.map(({ button }) => button));
          chips.append(frame);
        }
      }
      this.shown = element("p", { className: "uc-shown" }, { role: "status" });
      const tools = element("div", { className: "uc-tools" });
      tools.append(this.search, ...(this.chips.length ? [chips] : []), this.shown);
      if (next?.matches(".uc-download")) {
        tools.append(next);
        next.querySelector("a").addEventListener("click", (event) => this.download(event));
      }
      return tools;
    }

    /** Marks that some rows have and others have not, with their number. */
    *kinds() {
      const all = new Map();
      for (const [row, found] of this.marks) {
        for (const [key, mark] of found) {
          all.set(key, all.get(key) ?? { ...mark, rows: [] });
          all.get(key).rows.push(row);
        }
      }
      const some = [...all.values()].filter((mark) => mark.rows.length < this.rows.length);
      for (const name of ["unfinished", ...Object.keys(MARKS)]) {
        yield* some.filter((mark) => mark.name === name);
      }
    }

    chip({ key, kind, text, name, rows }) {
      const button = element(
        "button",
        { type: "button", className: "uc-chip", textContent: `${text} ` },
        { "aria-pressed": "false", "data-mark": name },
      );
      button.append(element("span", { textContent: this.distinct(rows) }));
      const chip = { button, key, kind, pressed: false };
      button.addEventListener("click", () => {
        this.press(chip, !chip.pressed);
        this.change();
      });
      return chip;
    }

    press(chip, pressed) {
      chip.pressed = pressed;
      chip.button.setAttribute("aria-pressed", pressed);
    }

    /** A button to sort by a column; one whose header is a link stands beside that. */
    sortable(header, column) {
      const place = header.querySelector("p") ?? header;
      const button = element("button", { type: "button", className: "uc-sort" });
      if (place.querySelector("a")) {
        button.setAttribute("aria-label", this.words.sort.replace("{}", said(header)));
      } else {
        button.append(...place.childNodes);
      }
      place.append(button);
      button.addEventListener("click", () => {
        const again = this.sorted?.column === column && this.sorted;
        this.sort(!again ? { column, direction: 1 } : again.direction > 0 ? { ...again, direction: -1 } : null);
        this.change();
      });
    }

    sort(by) {
      this.sorted = by;
      this.headers.forEach((header) => header.removeAttribute("aria-sort"));
      if (by) {
        this.headers[by.column].setAttribute("aria-sort", by.direction > 0 ? "ascending" : "descending");
      }
    }

    // -- the address of the page --------------------------------------------------------------------

    /** The name of a setting in the address: several tables may stand on a page. */
    setting(name) {
      return `${this.table.id || this.table.querySelector("[id]")?.id || "table"}.${name}`;
    }

    /** Let the address say what is shown, so that it can be handed on. */
    change() {
      this.arrange();
      const url = new URL(location);
      const { column, direction } = this.sorted || {};
      const sort = this.sorted ? [(direction > 0 ? "" : "-") + (this.columns[column] || column)] : [];
      const only = this.chips.filter(({ pressed }) => pressed).map(({ key }) => key);
      const search = this.search.value.trim() ? [this.search.value] : [];
      for (const [name, values] of Object.entries({ search, only, sort })) {
        url.searchParams.delete(this.setting(name));
        values.forEach((value) => url.searchParams.append(this.setting(name), value));
      }
      try {
        history.replaceState(history.state, "", url);
      } catch {
        // Some browsers let no page that is a file do so.
      }
    }

    /** Show what the address says. */
    restore() {
      const given = new URL(location).searchParams;
      const [search, sort] = ["search", "sort"].map((name) => given.get(this.setting(name)) ?? "");
      const only = given.getAll(this.setting("only"));
      this.search.value = search;
      this.chips.filter(({ key }) => only.includes(key)).forEach((chip) => this.press(chip, true));
      const named = sort.replace(/^-/, "");
      const column = named && this.columns.includes(named) ? this.columns.indexOf(named) : Number(named || NaN);
      if (this.headers[column]) {
        this.sort({ column, direction: sort.startsWith("-") ? -1 : 1 });
      }
      this.arrange();
    }

    // -- what is shown ------------------------------------------------------------------------------

    /** The rows that have all the words and, of each kind of marks, one of those pressed. */
    find(words) {
      const pressed = ["unfinished", ...GROUPS]
        .map((kind) => this.chips.filter((chip) => chip.pressed && chip.kind === kind))
        .filter((chips) => chips.length > 0);
      return this.rows.filter((row) => {
        const marked = pressed.every((chips) => chips.some(({ key }) => this.marks.get(row).has(key)));
        return marked && words.every((word) => this.textOf(row).text.includes(word));
      });
    }

    /** Show the rows that are asked for, in the order asked for. */
    arrange() {
      const asked = this.search.value.trim().toLocaleLowerCase();
      const pressed = this.chips.some((chip) => chip.pressed);
      const arranged = Boolean(asked || pressed || this.sorted);
      this.table.classList.toggle("uc-arranged", arranged);
      if (!arranged) {
        this.more.remove();
        this.put([]);
        this.ordered = this.rows;
        if (this.parts.length > 0) {
          this.showParts();
        } else {
          this.rows.forEach((row) => hide(row, false));
        }
        this.group(true);
        this.count(this.rows);
        return;
      }
      const rows = this.find(asked.split(/\s+/).filter(Boolean));
      if (this.sorted) {
        rows.sort(order(this.sorted, this.cells));
      }
      // An id or a label that is asked for stands before those that only begin like it.
      const exact = asked ? rows.filter((row) => this.textOf(row).keys.has(asked)) : [];
      const first = new Set(exact);
      this.show([...exact, ...rows.filter((row) => !first.has(row))]);
    }

    /** Show just these rows; of very many the first. */
    show(rows, most = this.rows.length > LARGE ? PART : rows.length) {
      const shown = rows.slice(0, most);
      const visible = new Set(shown);
      this.parts.forEach(({ fold }) => fold.remove());
      this.more.remove();
      this.rows.forEach((row) => hide(row, !visible.has(row)));
      this.put(shown);
      this.ordered = rows;
      if (shown.length < rows.length) {
        this.more.button.textContent = this.words.more.replace("{}", rows.length - shown.length);
        this.more.button.onclick = () => this.show(rows, rows.length);
        shown.at(-1).after(this.more);
      }
      this.group(false);
      this.count(rows);
    }

    /** Put rows in an order: those that stand elsewhere go first, all others stay in their own places. */
    put(rows) {
      // From the last one on, so that what follows a row is back before the row is.
      for (const row of this.moved.sort((one, other) => this.places.get(other) - this.places.get(one))) {
        this.body.insertBefore(row, this.rows[this.places.get(row) + 1] ?? this.footers[0] ?? null);
      }
      const places = rows.map((row) => this.places.get(row));
      this.moved = places.some((place, number) => places[number - 1] > place) ? [...rows] : [];
      this.body.prepend(...this.moved);
    }

    /** Rows of one flow, in several groups, count as one. */
    distinct(rows) {
      return new Set(rows.map((row) => this.flows.get(row))).size;
    }

    count(rows) {
      this.whole ??= this.distinct(this.rows);
      this.shown.textContent = this.words.rows.replace("{part}", this.distinct(rows)).replace("{whole}", this.whole);
    }

    /** The link leads to the file of the whole table; of one that is arranged, make one of what is shown. */
    download(event) {
      if (!this.isArranged) {
        return;
      }
      event.preventDefault();
      const rows = this.ordered;
      const footers = rows.length < this.rows.length ? [] : this.footers;
      const cells = [this.table.tHead.rows[0], ...rows, ...footers].map((row) => this.cells.get(row) ?? [...row.cells]);
      const lines = cells.map((own) => `${line(own)}\r\n`);
      save(lines.join(""), decodeURIComponent(event.currentTarget.href.split("/").pop()));
    }
  }

  /** How much wider a frame can be before it touches what stands beside it. */
  const free = (view) => {
    const { left, right, width } = view.getBoundingClientRect();
    let limit = document.documentElement.clientWidth - 16;
    for (let above = view.parentElement; above; above = above.parentElement) {
      if (above !== document.body && getComputedStyle(above).overflowX !== "visible" && above.tagName !== "HTML") {
        limit = Math.min(limit, above.getBoundingClientRect().right);
      }
    }
    for (const other of document.querySelectorAll("nav, aside, [role=navigation], .toc-drawer, .sphinxsidebar")) {
      const box = other.getBoundingClientRect();
      if (box.width > 0 && box.height > 0 && box.left >= right - 1) {
        limit = Math.min(limit, box.left - 16);
      }
    }
    return left >= 0 ? Math.max(0, limit - left - width) : 0;
  };

  /** A table that is wider than its column takes what is free beside it, and so does a large one, unmeasured.
      All are read before any is changed. */
  const fit = (views) => {
    views.forEach((view) => (view.style.marginInlineEnd = ""));
    const large = views.filter((view) => "large" in view.dataset).map((view) => view.querySelector(".uc-scroll"));
    large.forEach((frame) => (frame.style.contentVisibility = "hidden"));
    const found = views
      .filter((view) => getComputedStyle(view).direction === "ltr")
      .map((view) => ({ view, table: view.querySelector("table"), more: free(view) }))
      .filter(({ more }) => more > 0)
      .map((one) => ({ ...one, frame: one.view.querySelector(".uc-scroll") }))
      .map((one) => ({ ...one, width: one.frame.clientWidth, isLarge: large.includes(one.frame) }));
    const measured = found.filter(({ isLarge }) => !isLarge);
    measured.forEach(({ table }) => (table.style.width = "max-content"));
    const widths = new Map(measured.map(({ table }) => [table, table.offsetWidth]));
    for (const { view, table, more, width } of found) {
      table.style.width = "";
      const lack = Math.min(widths.get(table) ?? WIDEST, WIDEST) - width;
      view.style.marginInlineEnd = `-${Math.floor(Math.max(0, Math.min(lack, more)))}px`;
    }
    large.forEach((frame) => (frame.style.contentVisibility = ""));
  };

  /** What is far from all that is seen is not laid out, and not measured either. */
  const isNear = (view) => {
    const { top, bottom } = view.getBoundingClientRect();
    return !view.matches(".uc-long") || (top < innerHeight + 150 && bottom > -150);
  };

  const fitted = new Set();
  const fitNear = () => {
    const found = views.filter((view) => !fitted.has(view) && isNear(view));
    found.forEach((view) => fitted.add(view));
    fit(found);
  };

  /** Shadows say where a table scrolls. They are of an element without content, so that no row is styled anew. */
  const watch = (view) => {
    const frame = view.querySelector(".uc-scroll");
    const shadow = element("div", { className: "uc-shadow" });
    view.append(shadow);
    const shade = () => {
      const along = Math.abs(frame.scrollLeft);
      shadow.classList.toggle("uc-before", along > 1);
      shadow.classList.toggle("uc-after", along + frame.clientWidth < frame.scrollWidth - 1);
      shadow.classList.toggle("uc-below", frame.scrollTop + frame.clientHeight < frame.scrollHeight - 1);
    };
    frame.addEventListener("scroll", shade, { passive: true });
    frame.addEventListener("contentvisibilityautostatechange", ({ skipped }) => skipped || fitNear());
    const observer = new ResizeObserver(shade);
    [frame, frame.querySelector("table")].forEach((one) => observer.observe(one));
  };

  const views = [...document.querySelectorAll(".uc-view")];
  views.forEach(watch);
  views.filter((view) => view.dataset.words).forEach((view) => new View(view));
  // Themes change much when a page is complete: what is laid out before is laid out again.
  requestAnimationFrame(fitNear);
  addEventListener("resize", () => {
    fitted.clear();
    fitNear();
  });
})();
