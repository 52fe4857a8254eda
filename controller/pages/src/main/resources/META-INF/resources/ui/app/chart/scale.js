/** Round numbers for the ticks of an axis; a logarithmic one has them also where it spans less than a decade. */

const TICKS_MIN = 3;
/** A step somewhat finer than asked for is taken before one more than twice as coarse. */
const ROUNDING = 0.7;
const MANTISSAS = [[1, 2, 5], [1, 1.5, 2, 3, 5, 7], [1, 1.2, 1.4, 1.6, 1.8, 2, 2.5, 3, 3.5, 4, 5, 6, 7, 8, 9]];

/** About so many round values from `from` to `to` (from < to), ascending. */
export function linearTicks(from, to, about) {
  const rough = (to - from) / about;
  const exponent = Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find(each => each * 10 ** exponent >= ROUNDING * rough) ?? 10;
  return multiples(factor, exponent, from, to);
}

/** The same for a logarithmic axis (0 < from < to). */
export function logarithmicTicks(from, to, about) {
  for (const mantissas of MANTISSAS) {
    const ticks = decades(mantissas, from, to);
    if (ticks.length >= TICKS_MIN) {
      const powers = ticks.filter(tick => isPowerOfTen(tick));
      return ticks.length <= about || powers.length < 2 ? ticks.slice(0, Math.max(about, TICKS_MIN) * 2) : powers;
    }
  }
  return linearTicks(from, to, about);
}

/** A tick's number without needless digits. */
export function tickText(tick) {
  return String(Number(tick.toPrecision(10)));
}

function decades(mantissas, from, to) {
  const ticks = [];
  for (let exponent = Math.floor(Math.log10(from)); exponent <= Math.ceil(Math.log10(to)); exponent++) {
    for (const mantissa of mantissas) {
      const tick = Number(`${mantissa}e${exponent}`);
      if (tick >= from && tick <= to) {
        ticks.push(tick);
      }
    }
  }
  return ticks;
}

function isPowerOfTen(tick) {
  return /^1(e|$)/.test(tick.toExponential());
}

/** Multiples of factor · 10^exponent; counted in whole steps, so that no error adds up. */
function multiples(factor, exponent, from, to) {
  const step = Number(`${factor}e${exponent}`);
  const ticks = [];
  for (let times = Math.ceil(from / step - 1e-9); times * step <= to * (1 + 1e-12); times++) {
    ticks.push(Number((times * step).toPrecision(12)));
  }
  return ticks;
}
