/** How warm a device was in its sessions, over time. */

import { addressOf } from "../address.js";
import { Chart } from "../chart/canvas.js";
import { timelineOption } from "../chart/timeline.js";
import { emptyNotice } from "../frame/notice.js";
import { durationText } from "../show/amounts.js";
import { element, fill, link, section } from "../show/element.js";
import { exactTime } from "../show/time.js";
import { Table } from "../show/table.js";
import { badge } from "../show/words.js";

/** The part; sessions come newest first. */
export function temperaturePart(sessions) {
  if (sessions.length === 0) {
    return section("temperature", "Temperature and sessions", emptyNotice("The device has measured nothing yet."));
  }
  const warm = [...sessions].reverse().filter(session => isKnown(session.celsiusMax));
  const series = (name, of) => ({
    name, points: warm.filter(session => isKnown(of(session))).map(session => ({
      atMillis: session.atEpochSeconds * 1e3, value: of(session), isMarked: session.throttled,
      lines: [exactTime(iso(session)), session.label, `${name} ${of(session).toFixed(1)} °C${session.throttled ? ", throttled" : ""}`],
    })),
  });
  const throttled = sessions.filter(session => session.throttled).length;
  const chart = new Chart({
    option: size => timelineOption({
      series: [series("hottest", session => session.celsiusMax), series("at the start", session => session.celsiusStart)], title: "temperature [°C]", ...size,
      description: `Temperature of the device in ${warm.length} sessions, at their start and at its highest; ${throttled} were throttled. The table below has the same figures.`,
    }),
  });
  chart.element.classList.add("low");
  fill(chart.caption, "● hottest moment of a session  ■ when it began. Large marks: the CPU was throttled.");
  return section("temperature", "Temperature and sessions",
    warm.length > 0 ? chart.element : element("p", { class: "quiet" }, "This device tells no temperature."), sessionTable(sessions).element);
}

function sessionTable(sessions) {
  const celsius = value => (isKnown(value) ? value.toFixed(1) : "");
  const hasCelsius = sessions.some(session => isKnown(session.celsiusStart) || isKnown(session.celsiusMax));
  const table = new Table({
    caption: "Sessions", noun: "session", sortBy: "sessions", filterBy: "session", text: session => [session.label, session.campaignId ?? ""].join(" "),
    columns: [
      { name: "at", title: "when", isWord: true, sort: session => session.atEpochSeconds, show: session => exactTime(iso(session)) },
      {
        name: "label", title: "what", isHead: true, sort: session => session.label,
        show: session => (session.campaignId ? link(addressOf("variant.html", { campaign: session.campaignId, cell: session.cell }), session.label) : session.label),
      },
      {
        name: "campaign", title: "campaign", isWord: true, sort: session => session.campaignId ?? null,
        show: session => (session.campaignId ? link(addressOf("campaign.html", { id: session.campaignId }), session.campaignId) : ""),
      },
      { name: "took", title: "took", isNumber: true, sort: session => session.seconds, show: session => durationText(session.seconds) },
      { name: "start", title: "start [°C]", isNumber: true, isShown: () => hasCelsius, sort: session => session.celsiusStart ?? null, show: session => celsius(session.celsiusStart) },
      { name: "hottest", title: "hottest [°C]", isNumber: true, isShown: () => hasCelsius, sort: session => session.celsiusMax ?? null, show: session => celsius(session.celsiusMax) },
      { name: "throttled", title: "throttled", sort: session => Number(session.throttled), show: session => (session.throttled ? badge("throttled", "warn") : "") },
    ],
  });
  table.update(sessions);
  return table;
}

function isKnown(value) {
  return value !== undefined && value !== null;
}

function iso(session) {
  return new Date(session.atEpochSeconds * 1e3).toISOString();
}
