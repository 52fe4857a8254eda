/** Durations, sizes, shares and counts in words, the same as on the command line (`Amounts`, `AccuracyText`, `ChangeText` in Java). */

import { fixed } from "./decimal.js";
import { NONE, figure, figureText } from "./figure.js";

const BYTES_PER_KILOBYTE = 1e3;
const BYTES_PER_MEGABYTE = 1e6;
const BYTES_PER_GIGABYTE = 1e9;
const SECONDS_PER_MINUTE = 60;
const SECONDS_PER_HOUR = 3600;
const SECONDS_PER_DAY = 86_400;
const HOURS_UNTIL_DAYS = 48;
/** Below this, seconds have a decimal. */
const SECONDS_WITH_DECIMAL = 9.95;
const EXAMPLES_FOR_FOUR_DECIMALS = 100;
const PERCENT = 100;

/** Thousands set apart by thin gaps; four digits stay together: `1 000 000`. */
export function grouped(number) {
  const digits = String(Math.round(number));
  return digits.length <= 4 ? digits : digits.replace(/(?<=\d)(?=(\d{3})+$)/g, " ");
}

/** `1 model`, `3 models`. */
export function count(number, noun, plural = `${noun}s`) {
  return `${grouped(number)} ${number === 1 ? noun : plural}`;
}

/** `512 B`, `8.6 kB`, `834 kB`, `25.1 MB`: decimal units. */
export function bytesText(bytes) {
  if (bytes < BYTES_PER_KILOBYTE) {
    return `${bytes} B`;
  }
  const [size, unit] = bytes < BYTES_PER_MEGABYTE ? [BYTES_PER_KILOBYTE, "kB"]
    : bytes < BYTES_PER_GIGABYTE ? [BYTES_PER_MEGABYTE, "MB"] : [BYTES_PER_GIGABYTE, "GB"];
  return `${figure(bytes / size, null, 1).value} ${unit}`;
}

/** How long something took: `0.4 s`, `45 s`, `7 min 12 s`, `2 h 03 min`, `3 d 4 h`. */
export function durationText(durationSeconds) {
  if (durationSeconds < SECONDS_WITH_DECIMAL) {
    return `${fixed(durationSeconds, 1)} s`;
  }
  const seconds = Math.round(durationSeconds);
  if (seconds < SECONDS_PER_MINUTE) {
    return `${seconds} s`;
  }
  if (seconds < SECONDS_PER_HOUR) {
    return `${Math.floor(seconds / SECONDS_PER_MINUTE)} min ${padded(seconds % SECONDS_PER_MINUTE)} s`;
  }
  const minutes = Math.floor((seconds % SECONDS_PER_HOUR) / SECONDS_PER_MINUTE);
  if (seconds < HOURS_UNTIL_DAYS * SECONDS_PER_HOUR) {
    return `${Math.floor(seconds / SECONDS_PER_HOUR)} h ${padded(minutes)} min`;
  }
  const hours = Math.floor((seconds % SECONDS_PER_DAY) / SECONDS_PER_HOUR);
  return `${grouped(Math.floor(seconds / SECONDS_PER_DAY))} d ${hours} h`;
}

/** A time that is only guessed, without false precision: `about 40 s`, `about 6 min`, `about 2 h 10 min`. */
export function guessText(seconds) {
  if (seconds < 55) {
    return `about ${Math.max(5, Math.round(seconds / 5) * 5)} s`;
  }
  const minutes = Math.max(1, Math.round(seconds / SECONDS_PER_MINUTE));
  if (minutes < 60) {
    return `about ${minutes} min`;
  }
  return `about ${Math.floor(minutes / 60)} h ${padded(Math.floor((minutes % 60) / 10) * 10)} min`;
}

/**
 * The unit in which a latency is best read. A column or a chart takes one for all its figures, that of their median: figures in
 * different units cannot be compared at a glance.
 *
 * @param {number} seconds
 * @returns {{name: string, size: number}} its size in seconds
 */
export function latencyUnit(seconds) {
  return seconds < 1e-3 ? { name: "µs", size: 1e-6 } : seconds < 1 ? { name: "ms", size: 1e-3 } : { name: "s", size: 1 };
}

/** A latency that stands alone, in the unit that suits it: `1.92 ± 0.01 ms`, `834 ± 6 µs`, `2.1 s`. */
export function secondsText(seconds, halfWidthSeconds = null) {
  const { size, name } = latencyUnit(seconds);
  const half = halfWidthSeconds === null ? null : halfWidthSeconds / size;
  return `${figureText(seconds / size, half, 4)} ${name}`;
}

/** An accuracy, `0.9907`; three decimals below 100 examples. */
export function accuracyText(accuracy) {
  return accuracy ? fixed(accuracy.value, accuracy.examples < EXAMPLES_FOR_FOUR_DECIMALS ? 3 : 4) : NONE;
}

/** A change of accuracy against fp32: `−0.9 pp`, with ~ behind it when chance could have made it; empty when there is none. */
export function accuracyChangeText(change) {
  if (!change) {
    return "";
  }
  if (change.points === 0 && !change.proven) {
    return "~";
  }
  const size = Math.abs(change.points);
  return `${signOf(change.points)}${fixed(size, size < 0.1 ? 2 : 1)} pp${change.proven ? "" : " ~"}`;
}

/** A share as signed percent: `+3.1 %`, `−0.4 %`, `±0 %`. */
export function percentChangeText(share) {
  const size = Math.abs(share) * PERCENT;
  const text = size === 0 ? "0" : fixed(size, size < 10 ? 1 : 0);
  return Number(text) === 0 ? "±0 %" : `${signOf(share)}${text} %`;
}

/** The sign in front of a change, with a true minus. */
export function signOf(value) {
  return value < 0 ? "−" : value > 0 ? "+" : "±";
}

/** As many digits of a hash as people compare; other texts stay whole. */
export function shortHash(text) {
  return /^[0-9a-f]{40,64}$/.test(text) ? text.slice(0, 12) : text;
}

function padded(number) {
  return String(number).padStart(2, "0");
}
