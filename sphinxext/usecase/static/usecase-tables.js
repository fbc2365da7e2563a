/* Lets readers search, filter and sort the tables of views. Without it these are complete. */
(() => {
  "use strict";

  const MARKS = {
    coverage: ["gap", "waived"],
    result: ["failed", "missing", "passed", "outdated", "skipped", "none"],
    status: ["status"],
  };
  const natural = new Intl.Collator(document.documentElement.lang || undefined, { numeric: true });

  const element = (name, properties, attributes = {}) => {
    const made = Object.assign(document.createElement(name), properties);
    for (const [attribute, value] of Object.entries(attributes)) {
      made.setAttribute(attribute, value);
    }
    return made;
  };

  /** What a cell says, without what is said of its group. */
  const said = (cell) => (cell.querySelector("p") ?? cell).textContent.trim();

  /** What the links of a row lead to, so that it is found by it, such as by the address of its flow. */
  const targets = (row) =>
    [...row.querySelectorAll("a[href*='#']")].map((link) => decodeURIComponent(link.hash.slice(1)));

  /** Rows of one flow, in several groups, count as one. */
  const distinct = (rows) =>
    new Set(rows.map((row) => [...row.classList].find((one) => one.startsWith("uc-same-")) ?? row)).size;

  /** Cells without words come last, whichever way the others are sorted. */
  const order = ({ column, direction }) => (one, other) => {
    const [left, right] = [said(one.cells[column]), said(other.cells[column])];
    return !left - !right || direction * natural.compare(left, right);
  };

  /** Words beside those of a row that tell its kind: kind of mark -> words -> class. */
  const marks = (row, words) => {
    const found = new Map();
    for (const [kind, names] of Object.entries(MARKS)) {
      for (const name of names) {
        for (const mark of row.querySelectorAll(`td .uc-${name}`)) {
          const text = words[name] ?? mark.textContent.trim().replace(/^\(|\)$/g, "");
          found.set(`${kind} ${text}`, { kind, text, name });
        }
      }
    }
    return found;
  };

  /** What a spreadsheet would take for a formula, also where semicolons part cells, has an apostrophe before it. */
  const harmless = (text) =>
    text.replace(/^[=+\-@\t\r]/, "'$&").replace(/([;\t\r\n])(?=[=+\-@])/g, "$1'");

  /** A line of CSV. */
  const line = (row) =>
    [...row.cells]
      .map((cell) => harmless(said(cell)))
      .map((text) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text))
      .join(",");

  const save = (text, name) => {
    const href = URL.createObjectURL(new Blob(["\ufeff", text], { type: "text/csv;charset=utf-8" }));
    element("a", { href, download: name }).click();
    setTimeout(() => URL.revokeObjectURL(href), 1000);
  };

  class View {
    constructor(view) {
      this.words = JSON.parse(view.dataset.words);
      this.table = view.querySelector("table");
      this.body = this.table.tBodies[0];
      const rows = [...this.body.rows];
      this.footers = rows.filter((row) => row.classList.contains("uc-footer"));
      this.rows = rows.filter((row) => !this.footers.includes(row));
      this.marks = new Map(this.rows.map((row) => [row, marks(row, this.words)]));
      this.text = new Map(
        this.rows.map((row) => [
          row,
          [...[...row.cells].map(said), ...targets(row)].join(" ").toLocaleLowerCase(),
        ]),
      );
      this.sorted = null;
      view.prepend(this.tools(view.nextElementSibling));
      [...this.table.tHead.rows[0].cells].forEach((header, column) => this.sortable(header, column));
      this.group(true);
      new ResizeObserver(([{ target }]) =>
        this.table.style.setProperty("--uc-head", `${target.offsetHeight}px`),
      ).observe(this.table.tHead);
      // Paper, which may break within a group, says it in each row.
      addEventListener("beforeprint", () => this.group(false));
      addEventListener("afterprint", () => this.group(!this.isArranged));
      this.count();
    }

    get isArranged() {
      return this.table.classList.contains("uc-arranged");
    }

    /** Let a cell span those beneath it that say the same, or else let each row say it. */
    group(spanning) {
      const first = [];
      for (const row of this.rows) {
        for (const [column, cell] of [...row.cells].entries()) {
          const again = spanning && cell.classList.contains("uc-again");
          cell.hidden = again;
          cell.removeAttribute("rowspan");
          if (again) {
            first[column].rowSpan += 1;
          } else {
            first[column] = cell;
          }
        }
      }
    }

    tools(next) {
      const { search, only } = this.words;
      this.search = element(
        "input",
        { type: "search", className: "uc-search", placeholder: search },
        { "aria-label": search, autocomplete: "off" },
      );
      this.search.addEventListener("input", () => this.arrange());
      this.chips = [...this.kinds()].map((mark) => this.chip(mark));
      const chips = element("div", { className: "uc-chips" }, { role: "group", "aria-label": only });
      chips.append(...this.chips.map(({ button }) => button));
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
          all.set(key, all.get(key) ?? { ...mark, key, rows: [] });
          all.get(key).rows.push(row);
        }
      }
      const some = [...all.values()].filter((mark) => mark.rows.length < this.rows.length);
      for (const name of Object.values(MARKS).flat()) {
        yield* some.filter((mark) => mark.name === name);
      }
    }

    chip({ key, kind, text, name, rows }) {
      const button = element(
        "button",
        { type: "button", className: "uc-chip", textContent: `${text} ` },
        { "aria-pressed": "false", "data-mark": name },
      );
      button.append(element("span", { textContent: distinct(rows) }));
      const chip = { button, key, kind, pressed: false };
      button.addEventListener("click", () => {
        chip.pressed = !chip.pressed;
        button.setAttribute("aria-pressed", chip.pressed);
        this.arrange();
      });
      return chip;
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
        this.sorted = !again ? { column, direction: 1, header } : again.direction > 0 && { ...again, direction: -1 };
        for (const other of this.table.tHead.rows[0].cells) {
          other.removeAttribute("aria-sort");
        }
        if (this.sorted) {
          header.setAttribute("aria-sort", this.sorted.direction > 0 ? "ascending" : "descending");
        }
        this.arrange();
      });
    }

    /** Show the rows that have all the words and, of each kind of marks, one of those pressed. */
    arrange() {
      const words = this.search.value.toLocaleLowerCase().split(/\s+/).filter(Boolean);
      const pressed = Object.keys(MARKS)
        .map((kind) => this.chips.filter((chip) => chip.pressed && chip.kind === kind))
        .filter((chips) => chips.length > 0);
      for (const row of this.rows) {
        const found = words.every((word) => this.text.get(row).includes(word));
        const marked = pressed.every((chips) => chips.some(({ key }) => this.marks.get(row).has(key)));
        row.hidden = !(found && marked);
      }
      this.ordered = this.sorted ? [...this.rows].sort(order(this.sorted)) : this.rows;
      this.body.append(...this.ordered, ...this.footers);
      const arranged = Boolean(this.sorted || words.length > 0 || pressed.length > 0);
      this.table.classList.toggle("uc-arranged", arranged);
      this.group(!arranged);
      this.count();
    }

    count() {
      const part = distinct(this.rows.filter((row) => !row.hidden));
      this.shown.textContent = this.words.rows.replace("{part}", part).replace("{whole}", distinct(this.rows));
    }

    /** The link leads to the file of the whole table; of one that is arranged, make one of what is shown. */
    download(event) {
      if (!this.isArranged) {
        return;
      }
      event.preventDefault();
      const rows = this.ordered.filter((row) => !row.hidden);
      const footers = rows.length < this.rows.length ? [] : this.footers;
      const lines = [this.table.tHead.rows[0], ...rows, ...footers].map((row) => `${line(row)}\r\n`);
      save(lines.join(""), decodeURIComponent(event.currentTarget.href.split("/").pop()));
    }
  }

  for (const view of document.querySelectorAll(".uc-view[data-words]")) {
    new View(view);
  }
})();
