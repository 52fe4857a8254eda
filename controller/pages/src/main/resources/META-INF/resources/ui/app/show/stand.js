/** Parts that are drawn anew while somebody reads them: what has the focus keeps it, and what was folded open stays open. */

import { fill } from "./element.js";

const STOPS = "a, button, input, select, summary, textarea, [tabindex]";
const told = new WeakMap();

/**
 * Fills a place anew if what it is told has changed since the last time, and leaves it alone otherwise.
 *
 * @param {HTMLElement} place
 * @param {*} facts all that the drawing depends on, as far as it can change
 * @param {() => *} draw the new children
 */
export function redraw(place, facts, draw) {
  if (isNews(place, facts)) {
    keepingStand(place, () => fill(place, draw()));
  }
}

/** Whether these facts differ from those of the last call for the same place. */
export function isNews(place, facts) {
  const text = JSON.stringify(facts) ?? "";
  const isNew = told.get(place) !== text;
  told.set(place, text);
  return isNew;
}

/** Lets `draw` change what is in a place. What is there before and after is known by its name, or by its turn where it has none. */
export function keepingStand(place, draw) {
  const stops = [...place.querySelectorAll(STOPS)];
  const focused = stops.indexOf(document.activeElement);
  const name = focused < 0 ? null : [...named(stops)].find(([, stop]) => stop === document.activeElement)[0];
  const folds = named(place.querySelectorAll("details"));

  draw();

  for (const [fold, now] of named(place.querySelectorAll("details"))) {
    now.open = folds.get(fold)?.open ?? now.open;
  }
  if (focused >= 0 && document.activeElement !== stops[focused]) {
    const after = [...place.querySelectorAll(STOPS)];
    (named(after).get(name) ?? after[focused])?.focus({ preventScroll: true });
  }
}

/** Elements by what they are called: the key around them, their address or words, and their turn among those called the same. */
function named(elements) {
  const byName = new Map();
  const turns = new Map();
  for (const each of elements) {
    const words = each.matches("details, summary") ? "" : each.getAttribute("href") ?? each.textContent;
    const called = [each.closest("[data-key]")?.dataset.key ?? "", each.tagName, words].join("\n");
    const turn = turns.get(called) ?? 0;
    turns.set(called, turn + 1);
    byName.set(`${called}\n${turn}`, each);
  }
  return byName;
}
