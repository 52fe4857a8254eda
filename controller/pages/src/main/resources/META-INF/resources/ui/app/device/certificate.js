/** What a device's gates were found to be worth. */

import { emptyNotice } from "../frame/notice.js";
import { count, durationText } from "../show/amounts.js";
import { element, facts, section } from "../show/element.js";
import { exactTime } from "../show/time.js";
import { Table } from "../show/table.js";
import { badge } from "../show/words.js";

const STATES = { CERTIFIED: ["certified", "good"], NOT_CERTIFIED: ["not certified", "bad"], UNFINISHED: ["unfinished", "warn"] };
const PLANTED = { NOTHING: "nothing", WORK: "slow-down", MEMORY: "memory", ERRORS: "wrong answers" };

/** The part; `certificate` is null for a device without one. */
export function certificatePart(certificate, device) {
  if (certificate === null) {
    return section("certificate", "Certificate", emptyNotice("Nobody has tried how often this device's gates are wrong.",
      element("code", {}, "assay certify"), " finds out, with gates whose right answer is known."));
  }
  const { certification } = certificate;
  const [words, kind] = STATES[certification.state] ?? [certification.state.toLowerCase(), "quiet"];
  const isOld = certificate.fingerprint !== device.fingerprint;
  return section("certificate", "Certificate",
    element("p", { class: "outcome" }, badge(words, kind), isOld ? [" ", badge("of another environment", "warn")] : null),
    isOld ? element("p", { class: "warn" }, "The device has another environment now; in it the certificate says nothing.") : null,
    certification.reasons.length > 0 ? element("ul", {}, certification.reasons.map(reason => element("li", {}, reason))) : null,
    facts([
      ["gates", count(certification.gates, "gate")],
      ["false alarms", `${certification.falseAlarms.tally.failed} of ${certification.falseAlarms.tally.gates}, at most ${percent(certification.falseAlarms.rateHigh)} of gates`],
      ["promises to catch", isKnown(certification.mustCatch) ? percent(certification.mustCatch) : null],
      ["surely sees", isKnown(certification.smallestVisible) ? percent(certification.smallestVisible) : null],
      ["took", durationText(certification.seconds)],
      ["finished", exactTime(new Date(certificate.finishedAtEpochSeconds * 1e3).toISOString())],
      ["sweep", certificate.sweep],
      ["models", certificate.models.join(", ")],
    ]),
    certification.levels.length > 0 ? levelTable(certification.levels).element : null);
}

function levelTable(levels) {
  const table = new Table({
    caption: "Planted changes and how many were caught", noun: "level", sortBy: "levels",
    columns: [
      { name: "planted", title: "planted", isHead: true, sort: level => level.planted, show: level => PLANTED[level.planted] ?? level.planted.toLowerCase() },
      { name: "level", title: "how much", isNumber: true, sort: level => level.level, show: level => percent(level.level) },
      { name: "caught", title: "caught", isNumber: true, sort: level => level.tally.failed / level.tally.gates, show: level => `${level.tally.failed} of ${level.tally.gates}` },
      { name: "share", title: "surely caught", isNumber: true, sort: level => level.caughtLow, show: level => percent(level.caughtLow) },
    ],
  });
  table.update(levels);
  return table;
}

function isKnown(value) {
  return value !== undefined && value !== null;
}

function percent(share) {
  return `${Number((share * 100).toPrecision(2))} %`;
}
