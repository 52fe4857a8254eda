/** Figures of a verdict as people read them, as on the command line (`ChangeText` in Java); empty where there is none. */

import { bytesText, count, signOf } from "../show/amounts.js";
import { Rounding, decimal, fixed, plain, rescaled } from "../show/decimal.js";
import { figure } from "../show/figure.js";

const MILLI = 1e-3;
const PERCENT = 100;
const DECIMALS_MAX = 4;
/** An interval that is narrower than this (in percent) deserves a second decimal. */
const NARROW = 0.2;

const PAIR = { unit: "%", noun: "pair" };
const EXAMPLE = { unit: "pp", noun: "example" };
const FILE = { unit: "%", noun: null };
const seconds = { text: value => `${short(value / MILLI)} ms`, seen: PAIR };
const share = { text: value => fixed(value, 4), seen: EXAMPLE };

const METRICS = {
  LATENCY_P50: { key: "latency_p50", ...seconds },
  LATENCY_P90: { key: "latency_p90", ...seconds },
  LOAD: { key: "load", ...seconds },
  FIRST_INFERENCE: { key: "first_inference", ...seconds },
  THROUGHPUT: { key: "throughput", text: value => `${short(value)} /s`, seen: PAIR },
  PEAK_MEMORY: { key: "peak_memory", text: value => bytesText(Math.round(value)), seen: PAIR },
  ENERGY: { key: "energy", text: value => `${short(value / MILLI)} mJ`, seen: PAIR },
  ARTIFACT_SIZE: { key: "artifact_size", text: value => bytesText(Math.round(value)), seen: FILE },
  ACCURACY: { key: "accuracy", ...share },
  FLIP_RATE: { key: "flip_rate", ...share },
  QUALITY: { key: "quality", ...share },
};

/** A metric's name in files and on command lines. */
export function metricName(metric) {
  return METRICS[metric]?.key ?? metric.toLowerCase();
}

/** `0.834 ms`, `61.3 MB`, `0.9907`. */
export function metricText(metric, value) {
  return value === undefined || value === null ? "" : METRICS[metric]?.text(value) ?? String(value);
}

/** `+3.2 %`, `−0.9 pp`; `~` where no change is proven, `none` where it is known that there is none. */
export function seenText(verdict) {
  const change = verdict.change;
  if (!change) {
    return "";
  }
  if (isExact(change) && change.value === 0) {
    return "none";
  }
  return isProven(verdict) ? `${signed(change.value, decimalsOf(change))} ${seenIn(verdict).unit}` : "~";
}

/** `+2.6 … +3.9`, in the unit of `seenText`. */
export function intervalText({ change }) {
  return !change || isExact(change) ? "" : `${signed(change.low, decimalsOf(change))} … ${signed(change.high, decimalsOf(change))}`;
}

/** `1.1 %`: the smallest change that would have been seen. */
export function visibleText(verdict) {
  return verdict.smallestVisible === undefined ? "" : shareText(verdict.smallestVisible, verdict);
}

/** `3 %`: the smallest worsening that must be caught. */
export function limitText(verdict) {
  return verdict.limits ? shareText(verdict.limits.mustCatch, verdict) : "";
}

/** `12 pairs`, `540 examples`, `the file`. */
export function observationsText(verdict) {
  if (verdict.observations === 0) {
    return "";
  }
  const noun = seenIn(verdict).noun;
  return noun === null ? "the file" : count(verdict.observations, noun);
}

function isProven({ state, change }) {
  return state === "FAIL" || state === "IMPROVED" || (state === "PASS" && (change.low > 0 || change.high < 0));
}

function seenIn(verdict) {
  return METRICS[verdict.metric]?.seen ?? PAIR;
}

function shareText(value, verdict) {
  const decimals = Math.abs(value) * PERCENT < 1 ? 2 : 1;
  const text = plain(rescaled(decimal(value * PERCENT), decimals, Rounding.HALF_UP));
  return `${String(Number(text))} ${seenIn(verdict).unit}`;
}

function signed(value, decimals) {
  const rounded = Number(fixed(value * PERCENT, decimals));
  return `${rounded === 0 ? "" : signOf(rounded)}${fixed(Math.abs(value) * PERCENT, decimals)}`;
}

function isExact(change) {
  return change.low === change.high;
}

function decimalsOf(change) {
  return !isExact(change) && (change.high - change.low) * PERCENT < NARROW ? 2 : 1;
}

function short(value) {
  return figure(value, null, DECIMALS_MAX).value;
}
