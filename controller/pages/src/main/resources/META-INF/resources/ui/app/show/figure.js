/** Numbers as people read them: as many digits as the uncertainty allows, the same as on the command line (`Figure` in Java). */

import { Rounding, decimal, exponentOf, fixed, plain, rescaled } from "./decimal.js";

const SIGNIFICANT_DIGITS = 3;

/** What stands where there is no number. */
export const NONE = "–";

/**
 * A value with its uncertainty, in digits. The uncertainty is rounded to one digit and the value to the same place; without an
 * uncertainty the value keeps three digits.
 *
 * @param {number} value in the shown unit
 * @param {number|null|undefined} halfWidth in the shown unit; null when it is not known
 * @param {number} decimalsMax never more decimals than this
 * @returns {{value: string, uncertainty: string}} uncertainty is empty when it is not known
 */
export function figure(value, halfWidth, decimalsMax) {
  if (halfWidth === null || halfWidth === undefined || halfWidth === 0) {
    const decimals = value === 0 ? 0 : Math.min(decimalsMax, SIGNIFICANT_DIGITS - 1 - exponentOf(value));
    return { value: fixed(value, Math.max(0, decimals)), uncertainty: "" };
  }
  const decimals = Math.min(decimalsMax, decimalsOfUncertainty(halfWidth));
  const rounded = rescaled(decimal(halfWidth), decimals, Rounding.HALF_UP);
  const shown = rounded.unscaled === 0n ? { unscaled: 1n, scale: decimals } : rounded;
  return { value: fixed(value, decimals), uncertainty: plain(shown) };
}

/** The place of its first digit after rounding, so that 0.096 counts as 0.1. */
function decimalsOfUncertainty(halfWidth) {
  const place = -exponentOf(halfWidth);
  const rounded = rescaled(decimal(halfWidth), place, Rounding.HALF_UP);
  return place + 1 - rounded.unscaled.toString().length;
}

/** `1.92 ± 0.01`, or `1.92`. */
export function figureText(value, halfWidth, decimalsMax) {
  const shown = figure(value, halfWidth, decimalsMax);
  return shown.uncertainty === "" ? shown.value : `${shown.value} ± ${shown.uncertainty}`;
}
