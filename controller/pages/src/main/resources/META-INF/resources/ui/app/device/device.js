/** One device: what it is, how far it is trusted, how steady and how warm it was, and what waits for it. */

import { parameter } from "../address.js";
import { ask } from "../farm/farm.js";
import { emptyNotice } from "../frame/notice.js";
import { openPage, setTitle, trail } from "../frame/page.js";
import { bytesText, count } from "../show/amounts.js";
import { element, facts, fill, link, section } from "../show/element.js";
import { exactTime, timeAgo } from "../show/time.js";
import { Table } from "../show/table.js";
import { badge, healthBadges } from "../show/words.js";
import { queueTable } from "../overview/queue-table.js";
import { certificatePart } from "./certificate.js";
import { doing } from "./device-cards.js";
import { noisePart } from "./noise.js";
import { temperaturePart } from "./temperature.js";

const ROWS = 300;
const QUEUE_SHOWN = 30;

openPage({ title: "Device", current: "devices", show });

async function show(main) {
  const name = parameter("name");
  if (name === "") {
    fill(main, element("h1", {}, "Device"), emptyNotice("No device is named in the address.", link("devices.html", "All devices")));
    return;
  }
  setTitle(name);
  const path = `/devices/${encodeURIComponent(name)}`;
  const [device, { events }, { checks }, { sessions }, { jobs }, { certificates }] = await Promise.all([
    ask(path), ask(`${path}/events?limit=${ROWS}`), ask(`${path}/checks?limit=${ROWS}`), ask(`${path}/sessions?limit=${ROWS}`),
    ask(`/jobs?limit=${QUEUE_SHOWN + 1}&device=${encodeURIComponent(name)}`), ask("/certificates"),
  ]);
  fill(main,
    trail(["devices.html", "Devices"], [null, name]),
    element("h1", {}, name, " ", healthBadges(device).flatMap(each => [each, " "])),
    card(device),
    section("queue", "Queue", queueTable(jobs, QUEUE_SHOWN)),
    noisePart(checks),
    temperaturePart(sessions),
    certificatePart(certificates.find(each => each.device === name) ?? null, device),
    section("history", "Health history", eventTable(events).element));
}

function card(device) {
  const at = device.environment;
  return [
    device.healthReason ? element("p", { class: "outcome" }, device.healthReason) : null,
    facts([
      ["does", doing(device)],
      ["profile", device.profile ?? "not recognised"],
      ["processor", `${at.cpuModel} (${at.arch}, ${count(at.logicalCores, "core")})`],
      ["memory", bytesText(at.memoryBytes)],
      ["instructions", at.cpuFeatures.join(" ")],
      ["system", `${at.operatingSystem}, kernel ${at.kernel}, ${at.libc}`],
      ["governor", at.governor],
      ["ONNX Runtime", `${at.onnxRuntimeVersion} (${at.providers.join(", ")})`],
      ["agent", at.agentVersion],
      ["environment", element("code", { title: device.fingerprint }, device.fingerprint.slice(0, 12))],
      ["labels", Object.entries(device.labels).map(([label, value]) => `${label}=${value}`).join(" ")],
    ]),
  ];
}

function eventTable(events) {
  const iso = event => new Date(event.atEpochSeconds * 1e3).toISOString();
  const table = new Table({
    caption: "Health history", noun: "entry", sortBy: "history", filterBy: "event", empty: "nothing has happened yet",
    text: event => [event.before, event.after, event.reason, event.actor].join(" "),
    columns: [
      { name: "at", title: "when", isWord: true, sort: event => event.atEpochSeconds, show: event => timeAgo(iso(event)) },
      { name: "exact", title: "exactly", isWord: true, show: event => exactTime(iso(event)) },
      {
        name: "change", title: "health", sort: event => event.after,
        show: event => (event.before === event.after ? badge(event.after.toLowerCase(), "quiet") : `${event.before.toLowerCase()} → ${event.after.toLowerCase()}`),
      },
      { name: "reason", title: "why", isHead: true, show: event => element("div", { class: "wide" }, event.reason) },
      { name: "actor", title: "who", sort: event => event.actor, show: event => event.actor },
    ],
  });
  table.update(events);
  table.counted.textContent = events.length === ROWS ? `the newest ${ROWS}` : count(events.length, "entry", "entries");
  return table;
}
