/** What people have done about an incident, in a word. */

import { badge } from "../show/words.js";

const WORDS = { OPEN: ["open", "bad"], ACKNOWLEDGED: ["accepted", "warn"], CLOSED: ["dismissed", "quiet"] };

/** `open`, `accepted`, `dismissed`. */
export function stateBadge(state) {
  const [word, kind] = WORDS[state] ?? [state.toLowerCase(), "quiet"];
  return badge(word, kind);
}
