/** Words and colours for states, the same on every page. */

import { element } from "../show/element.js";

const CAMPAIGN_CLASSES = { RUNNING: "quiet", FINISHED: "good", CANCELLED: "warn" };
const HEALTH_CLASSES = { GOOD: "good", UNKNOWN: "quiet", SUSPECT: "warn", QUARANTINED: "bad", MAINTENANCE: "warn", RETIRED: "quiet" };

/** A word in a frame; its colour only repeats what the word says. */
export function badge(word, kind) {
  return element("span", { class: `badge ${kind}` }, word);
}

/** `running`, `finished`, `cancelled`. */
export function campaignBadge(state) {
  return badge(state.toLowerCase(), CAMPAIGN_CLASSES[state] ?? "quiet");
}

/** The health of a device; a device that is not connected says so. */
export function healthBadges(device) {
  return [
    badge(device.health.toLowerCase(), HEALTH_CLASSES[device.health] ?? "quiet"),
    device.connected ? null : badge("not connected", "bad"),
    device.simulated ? badge("simulated", "quiet") : null,
  ];
}

/** Counts of verdicts: `1 failed · 3 passed`; those that are zero are left out. */
export function tallyText(tally) {
  const parts = [["failed", "bad"], ["waived", "warn"], ["undecided", "warn"], ["improved", "good"], ["passed", "good"], ["unjudged", "quiet"]]
    .filter(([name]) => tally[name] > 0)
    .map(([name, kind]) => element("span", { class: kind }, `${tally[name]} ${name}`));
  return element("span", { class: "tally" }, parts.length > 0 ? parts : "none yet");
}
