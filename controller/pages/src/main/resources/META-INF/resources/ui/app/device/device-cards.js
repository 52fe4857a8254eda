/** Devices at a glance, those that need somebody first. */

import { addressOf } from "../address.js";
import { emptyNotice } from "../frame/notice.js";
import { count } from "../show/amounts.js";
import { element, link } from "../show/element.js";
import { sorted } from "../show/table.js";
import { healthBadges } from "../show/words.js";

const CARDS_MAX = 12;
const URGENCY = { QUARANTINED: 0, SUSPECT: 1, UNKNOWN: 3, MAINTENANCE: 4, GOOD: 5, RETIRED: 6 };

/** A card for each of the devices that most need to be seen. */
export function deviceCards(devices) {
  if (devices.length === 0) {
    return emptyNotice("No device has been seen yet.", "Register one with ", element("code", {}, "assay device add user@host"), ".");
  }
  const first = sorted(devices, urgency, false);
  return [
    element("ul", { class: "cards" }, first.slice(0, CARDS_MAX).map(card)),
    first.length > CARDS_MAX ? element("p", { class: "quiet" }, `and ${count(first.length - CARDS_MAX, "device")} that need nobody more than these`) : null,
  ];
}

/** Less is more urgent. */
function urgency(device) {
  return device.connected || device.health === "RETIRED" ? URGENCY[device.health] ?? 3 : 2;
}

function card(device) {
  return element("li", { class: "card" },
    element("h3", {}, link(addressOf("device.html", { name: device.name }), device.name)),
    element("p", {}, healthBadges(device).flatMap(each => [each, " "])),
    element("p", { class: "quiet" }, `${device.environment.cpuModel} · ${device.environment.arch}`),
    element("p", {}, doing(device)),
    device.healthReason ? element("p", { class: "quiet" }, device.healthReason) : null);
}

/** What it does, which nobody knows of a device that is not connected, and what waits for it. */
export function doing(device) {
  const waiting = device.queued === 0 ? "nothing waits" : `${count(device.queued, "job")} wait`;
  return device.connected ? `${device.state.toLowerCase()}, ${waiting}` : waiting;
}
