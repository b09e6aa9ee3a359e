/// <reference path="smalti.d.ts" />
// The scale of a column: what counts as a value, where it begins and ends, how it is written with its unit.

/**
 * @typedef {{
 *   name: string, unit: string, log: boolean, low: number, high: number, whole: boolean, none: number, bins: number,
 *   has(value: number): boolean, part(value: number): number, at(part: number): number, ticks(most: number): number[],
 *   text(value: number): string, missing: number
 * }} SmaltiScale part and at are inverse: 0 at low, 1 at high; ticks are round numbers between; missing counts rows;
 *   none: what is not above it is no value
 * @typedef {{cell: string, size: number, note: number}} SmaltiClass note: 0 for C; -1 where a column holds no notes
 */

(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Columns of a histogram. */
  const BINS = 48;

  /** @type {Map<string, SmaltiScale>} */
  const scales = new Map();

  /** The scale of a column of numbers, made once. @param {string} name @returns {SmaltiScale} */
  smalti.scale = function (name) {
    const known = scales.get(name);
    if (known) {
      return known;
    }
    const column = /** @type {SmaltiColumn} */ (smalti.data.columns.get(name));
    const made = scaleOf(column);
    scales.set(name, made);
    return made;
  };

  /** @param {SmaltiColumn} column @returns {SmaltiScale} */
  function scaleOf(column) {
    const log = column.scale === 'log';
    const none = log ? 0 : column.none === undefined ? -Infinity : column.none;
    /** @param {number} value */
    const has = (value) => Number.isFinite(value) && value > none;
    const values = Float64Array.from(/** @type {Float64Array} */ (column.values).filter(has)).sort();
    const count = values.length;
    const least = count ? values[0] : 1;
    const most = count ? values[count - 1] : 1;
    // One value has no range: it stands in the middle, and is the only mark.
    const single = !(most > least);
    // A few values far out would leave one colour for all others.
    let low = count ? values[Math.floor((count - 1) * 0.01)] : 1;
    let high = count ? values[Math.ceil((count - 1) * 0.99)] : 1;
    if (!(high > low)) {
      low = least;
      high = most;
    }
    /** @param {number} value */
    const along = (value) => (log ? Math.log(value) : value);
    const whole = count > 0 && values.every((value) => Number.isInteger(value));
    const steps = whole && !log && !single && high - low < BINS;
    if (steps) {
      low -= 0.5;
      high += 0.5;
    }
    const unit = column.unit || '';
    return {
      name: column.name,
      unit,
      log,
      low,
      high,
      whole,
      none,
      bins: single ? 1 : steps ? high - low : BINS,
      missing: column.values.length - count,
      has,
      part: (value) => (single ? 0.5 : (along(value) - along(low)) / (along(high) - along(low))),
      at: (part) => {
        const value = along(low) + part * (along(high) - along(low));
        return log ? Math.exp(value) : value;
      },
      ticks: (wanted) => {
        if (single) {
          return values.length > 0 ? [least] : [];
        }
        return log && high / low > 4 ? logTicks(low, high, wanted) : roundTicks(low, high, wanted);
      },
      text: (value) => textOf(value, unit)
    };
  }

  /**
   * The cells of a column of classes and how many rows have each: notes in the order of the octave, others by size.
   * @param {string} name @returns {SmaltiClass[]}
   */
  smalti.classes = function (name) {
    /** @type {Map<string, number>} */
    const sizes = new Map();
    for (let row = 0; row < smalti.data.n; row++) {
      const cell = smalti.cell(name, row);
      if (!smalti.grammar.isMissing(cell) && cell !== '-') {
        sizes.set(cell, (sizes.get(cell) || 0) + 1);
      }
    }
    const { NOTES } = smalti.palette;
    const notes = Array.from(sizes.keys()).every((cell) => NOTES.includes(cell));
    const classes = Array.from(sizes, ([cell, size]) => ({ cell, size, note: notes ? NOTES.indexOf(cell) : -1 }));
    return classes.sort((a, b) => a.note - b.note || b.size - a.size || (a.cell < b.cell ? -1 : 1));
  };

  /** @param {number} low @param {number} high @param {number} wanted @returns {number[]} */
  function roundTicks(low, high, wanted) {
    const rough = (high - low) / Math.max(1, wanted);
    const power = Math.pow(10, Math.floor(Math.log10(rough)));
    const step = power * ([1, 2, 5, 10].find((factor) => factor * power >= rough) || 10);
    const ticks = [];
    for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) {
      ticks.push(Number((i * step).toPrecision(12)));
    }
    return ticks;
  }

  /** @param {number} low @param {number} high @param {number} wanted @returns {number[]} */
  function logTicks(low, high, wanted) {
    for (const factors of [[1, 2, 5], [1, 3], [1]]) {
      const ticks = [];
      for (let power = Math.floor(Math.log10(low)); power <= Math.log10(high); power++) {
        for (const factor of factors) {
          const tick = Number((factor * Math.pow(10, power)).toPrecision(3));
          if (tick >= low && tick <= high) {
            ticks.push(tick);
          }
        }
      }
      if (ticks.length <= wanted + 1) {
        return ticks;
      }
    }
    return [low, high];
  }

  /** @param {number} value @param {string} unit */
  function textOf(value, unit) {
    const kilo = unit === 'Hz' && Math.abs(value) >= 1000;
    const shown = kilo ? value / 1000 : value;
    const text = String(Number(shown.toPrecision(3)));
    const name = kilo ? 'kHz' : unit;
    return name && name !== '0..1' ? `${text}\u00a0${name}` : text;
  }

})(window.smalti = window.smalti || /** @type {any} */ ({}));
