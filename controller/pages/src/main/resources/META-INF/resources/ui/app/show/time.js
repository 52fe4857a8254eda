/** Points in time, in the reader's own time zone, always with the exact one in reach. */

import { element } from "./element.js";

const MINUTE_SECONDS = 60;
const HOUR_SECONDS = 3600;
const DAY_SECONDS = 86_400;
const DAYS_IN_WORDS = 14;
/** How often what was so long ago is said anew, on pages that stay open. */
const RENEW_SECONDS = 30;
let isRenewing = false;

/**
 * A `<time>`: how long ago, with the exact time as its title.
 *
 * @param {string} iso ISO 8601
 * @param {number} [nowMillis] epoch milliseconds
 */
export function timeAgo(iso, nowMillis = Date.now()) {
  keepRenewing();
  return element("time", { datetime: iso, title: exactTime(iso), "data-ago": true }, agoOrDay(iso, nowMillis));
}

function agoOrDay(iso, nowMillis) {
  const time = new Date(iso);
  return agoText((nowMillis - time.getTime()) / 1e3) ?? dayText(time);
}

function keepRenewing() {
  if (!isRenewing) {
    isRenewing = true;
    setInterval(() => document.querySelectorAll("time[data-ago]").forEach(each => {
      each.textContent = agoOrDay(each.dateTime, Date.now());
    }), RENEW_SECONDS * 1e3);
  }
}

/** `just now`, `5 min ago`, `3 h ago`, `2 d ago`; null when it is too long ago for words. */
export function agoText(seconds) {
  if (seconds < MINUTE_SECONDS) {
    return "just now";
  }
  if (seconds < HOUR_SECONDS) {
    return `${Math.floor(seconds / MINUTE_SECONDS)} min ago`;
  }
  if (seconds < 2 * DAY_SECONDS) {
    return `${Math.floor(seconds / HOUR_SECONDS)} h ago`;
  }
  return seconds < DAYS_IN_WORDS * DAY_SECONDS ? `${Math.floor(seconds / DAY_SECONDS)} d ago` : null;
}

/** `2026-11-20 10:07:12`, local; the same order in every language, so that it can be compared and sorted. */
export function exactTime(iso) {
  const time = new Date(iso);
  const two = number => String(number).padStart(2, "0");
  return `${dayText(time)} ${two(time.getHours())}:${two(time.getMinutes())}:${two(time.getSeconds())}`;
}

function dayText(time) {
  const two = number => String(number).padStart(2, "0");
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}`;
}
