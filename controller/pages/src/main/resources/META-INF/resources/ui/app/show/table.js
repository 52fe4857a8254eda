/** A table that can be sorted and filtered by pointer and keyboard, and that says so to screen readers. */

import { remember, parameter } from "../address.js";
import { element, fill } from "./element.js";
import { count } from "./amounts.js";
import { isNews, keepingStand } from "./stand.js";

/**
 * One column.
 *
 * @typedef {Object} Column
 * @property {string} name unique in its table; stands in the address
 * @property {string} title with the unit in brackets: `p50 [ms]`
 * @property {(row: Object) => (Node|string|Array|null)} show what a cell holds
 * @property {(row: Object) => (number|string|null)} [sort] what it is sorted by, in base units; a column without it cannot be sorted
 * @property {boolean} [isNumber] set right, in digits of one width
 * @property {boolean} [isHead] names the row
 * @property {boolean} [isWord] never broken into lines, as a name
 * @property {() => boolean} [isShown] asked whenever rows come; a column without it is always shown
 */

/** Rows of one kind, with a line that says how many are shown. */
export class Table {
  /**
   * @param {Object} terms
   * @param {string} terms.caption what the rows are, for screen readers and for the count
   * @param {Column[]} terms.columns
   * @param {string} [terms.noun] one row, for the count
   * @param {string|null} [terms.filterBy] name of the address's parameter that holds what rows must contain; null for no filter
   * @param {string} [terms.sortBy] name of the address's parameter that holds the sorting
   * @param {(row: Object) => string} [terms.text] what the filter looks through
   * @param {(row: Object) => string} [terms.rowClass]
   * @param {(row: Object) => (string|number|null)} [terms.keyOf] what finds a row again, as `data-key`: its focus and what is folded
   *     open in it stay when it is drawn anew
   * @param {string} [terms.empty] what stands there when there are no rows
   */
  constructor({ caption, columns, noun = "row", filterBy = null, sortBy = "sort", text, rowClass = () => "", keyOf = () => null, empty = "none" }) {
    this.columns = columns;
    this.noun = noun;
    this.sortBy = sortBy;
    this.text = text ?? (row => JSON.stringify(row));
    this.rowClass = rowClass;
    this.keyOf = keyOf;
    this.empty = empty;
    this.rows = [];
    this.shownColumns = [];
    const [column, direction] = parameter(sortBy).split(":");
    this.sorted = columns.some(each => each.name === column && each.sort) ? { column, isDown: direction === "down" } : null;
    this.wanted = filterBy === null ? "" : parameter(filterBy);
    this.body = element("tbody");
    this.heads = new Map(columns.map(each => [each.name, this.head(each)]));
    this.headRow = element("tr");
    this.counted = element("p", { class: "counted", role: "status" });
    this.element = element("div", { class: "table" },
      element("div", { class: "above" }, filterBy === null ? null : this.filterField(caption, filterBy), this.counted),
      element("div", { class: "scroll", tabindex: "0", role: "region", "aria-label": `${caption}: table` },
        element("table", {}, element("caption", { class: "unseen" }, caption),
          element("thead", {}, this.headRow), this.body)));
  }

  /** Shows these rows; their order is the table's own until somebody sorts. The same rows once more change nothing. */
  update(rows) {
    const columns = this.columns.filter(column => column.isShown?.() ?? true);
    if (isNews(this.body, [rows, columns.map(column => column.name)])) {
      this.rows = rows;
      this.showColumns(columns);
      this.draw();
    }
  }

  showColumns(columns) {
    if (columns.length !== this.shownColumns.length) {
      keepingStand(this.headRow, () => fill(this.headRow, columns.map(column => this.heads.get(column.name))));
    }
    this.shownColumns = columns;
  }

  filterField(caption, filterBy) {
    return element("label", { class: "filter" }, "Filter ",
      element("input", {
        type: "search", value: this.wanted, "aria-label": `Filter: ${caption}`, placeholder: "any text", oninput: event => {
          this.wanted = event.target.value;
          remember({ [filterBy]: this.wanted });
          this.draw();
        },
      }));
  }

  head(column) {
    const attributes = { scope: "col", class: column.isNumber ? "number" : null };
    if (!column.sort) {
      return element("th", attributes, column.title);
    }
    return element("th", attributes, element("button", { type: "button", onclick: () => this.sort(column.name) }, column.title));
  }

  sort(name) {
    const isSame = this.sorted?.column === name;
    this.sorted = isSame && this.sorted.isDown ? null : { column: name, isDown: isSame };
    remember({ [this.sortBy]: this.sorted === null ? null : `${name}${this.sorted.isDown ? ":down" : ""}` });
    this.draw();
  }

  draw() {
    for (const [name, head] of this.heads) {
      if (this.sorted?.column === name) {
        head.setAttribute("aria-sort", this.sorted.isDown ? "descending" : "ascending");
      } else {
        head.removeAttribute("aria-sort");
      }
    }
    const shown = this.shownRows();
    const isAll = shown.length === this.rows.length;
    this.counted.textContent = isAll ? count(shown.length, this.noun) : `${shown.length} of ${count(this.rows.length, this.noun)}`;
    keepingStand(this.body, () => fill(this.body, shown.length > 0 ? shown.map(row => this.line(row))
      : element("tr", {}, element("td", { colspan: this.shownColumns.length, class: "quiet" }, isAll ? this.empty : "nothing matches the filter"))));
  }

  /** What is shown now, in its order. */
  shownRows() {
    const words = this.wanted.toLowerCase().split(/\s+/).filter(word => word !== "");
    const shown = words.length === 0 ? [...this.rows] : this.rows.filter(row => containsAll(this.text(row).toLowerCase(), words));
    const column = this.columns.find(each => each.name === this.sorted?.column);
    return column === undefined ? shown : sorted(shown, column.sort, this.sorted.isDown);
  }

  line(row) {
    return element("tr", { class: this.rowClass(row) || null, "data-key": this.keyOf(row) },
      this.shownColumns.map(column => element(column.isHead ? "th" : "td",
        { class: column.isNumber ? "number" : column.isWord ? "word" : null, scope: column.isHead ? "row" : null }, column.show(row))));
  }
}

function containsAll(text, words) {
  return words.every(word => text.includes(word));
}

/** Rows by their keys, in a new list; rows without a key come last either way, and equal ones keep their order. */
export function sorted(rows, keyOf, isDown) {
  const keyed = rows.map(row => [keyOf(row), row]);
  const isMissing = key => key === null || key === undefined || Number.isNaN(key);
  keyed.sort(([a], [b]) => {
    if (isMissing(a) || isMissing(b)) {
      return Number(isMissing(a)) - Number(isMissing(b));
    }
    const order = typeof a === "number" && typeof b === "number" ? a - b : compareTexts(String(a), String(b));
    return isDown ? -order : order;
  });
  return keyed.map(([, row]) => row);
}

const texts = new Intl.Collator("en", { numeric: true });

function compareTexts(a, b) {
  return texts.compare(a, b);
}
