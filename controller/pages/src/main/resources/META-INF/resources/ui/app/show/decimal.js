/**
 * Decimal numbers as `java.math.BigDecimal` rounds them, so that a page shows the digits that the command line prints.
 * `Number.prototype.toFixed` will not do: it rounds the binary value, and 2.675 is a little less than its text says.
 */

const NUMBER = /^(-?)(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/;

/** How ties are rounded. */
export const Rounding = Object.freeze({ HALF_UP: "half up", HALF_EVEN: "half even" });

/**
 * A number as an integer and how many of its digits stand behind the point.
 *
 * @param {number} value finite
 * @returns {{unscaled: bigint, scale: number}}
 */
export function decimal(value) {
  const match = NUMBER.exec(String(value));
  if (match === null) {
    throw new RangeError(`${value} is no finite number`);
  }
  const [, sign, whole, fraction = "", exponent = "0"] = match;
  return { unscaled: BigInt(sign + whole + fraction), scale: fraction.length - Number(exponent) };
}

/**
 * The same number with so many decimals; a negative scale rounds left of the point.
 *
 * @param {{unscaled: bigint, scale: number}} number
 * @param {number} scale
 * @param {string} rounding one of `Rounding`
 */
export function rescaled(number, scale, rounding) {
  if (scale >= number.scale) {
    return { unscaled: number.unscaled * 10n ** BigInt(scale - number.scale), scale };
  }
  const divisor = 10n ** BigInt(number.scale - scale);
  const isNegative = number.unscaled < 0n;
  const size = isNegative ? -number.unscaled : number.unscaled;
  const whole = size / divisor;
  const twice = 2n * (size % divisor);
  const isUp = twice > divisor || (twice === divisor && (rounding === Rounding.HALF_UP || whole % 2n === 1n));
  const rounded = isUp ? whole + 1n : whole;
  return { unscaled: isNegative ? -rounded : rounded, scale };
}

/** The place of its first digit: 0 for 1 … 9.99, −1 for 0.1 … 0.99. Not for zero. */
export function exponentOf(value) {
  const number = decimal(Math.abs(value));
  return number.unscaled.toString().length - number.scale - 1;
}

/** Without an exponent: `0.00120`, `1200`. */
export function plain({ unscaled, scale }) {
  if (scale <= 0) {
    return (unscaled * 10n ** BigInt(-scale)).toString();
  }
  const isNegative = unscaled < 0n;
  const digits = (isNegative ? -unscaled : unscaled).toString().padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${isNegative ? "-" : ""}${digits.slice(0, point)}.${digits.slice(point)}`;
}

/** A number with so many decimals, rounded half to even as `String.format` and tables do. */
export function fixed(value, decimals) {
  return plain(rescaled(decimal(value), decimals, Rounding.HALF_EVEN));
}
