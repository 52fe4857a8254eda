/** What a page says when something is not as it should be. */

import { element } from "../show/element.js";

/** A problem with all its faults; `again` is called by a button, where trying again may help. */
export function problemNotice(problem, again = null) {
  const faults = problem.problems ?? [];
  return element("div", { class: "notice bad", role: "alert" },
    element("h2", {}, problem.title ?? "This page has a fault"),
    element("p", {}, problem.detail ?? `${problem.message} (a fault of Assay: please report it)`),
    faults.length > 0 ? element("ul", {}, faults.map(fault => element("li", {}, fault))) : null,
    again === null ? null : element("p", {}, element("button", { type: "button", onclick: again }, "Try again")));
}

/** Something that is empty, and what would fill it. */
export function emptyNotice(words, ...remedy) {
  return element("div", { class: "notice" }, element("p", {}, words), remedy.length > 0 ? element("p", { class: "quiet" }, ...remedy) : null);
}

/** A line that says that what is shown is old, until it is taken away. It is announced once. */
export class StaleLine {
  constructor() {
    this.line = element("p", { class: "stale", role: "status", hidden: true });
  }

  /** Shows why, and when it will be tried again. */
  show(problem, waitSeconds) {
    this.line.textContent = `What you see may be old: ${problem.detail ?? problem.message}. Trying again every ${Math.round(waitSeconds)} s.`;
    this.line.hidden = false;
  }

  hide() {
    this.line.hidden = true;
    this.line.textContent = "";
  }
}
