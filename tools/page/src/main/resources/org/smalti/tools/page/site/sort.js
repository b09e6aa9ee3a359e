/// <reference path="smalti.d.ts" />
// The order of the command line (core.table: Sort, SortKeys): power=desc=0.75&clarity=desc, random=SEED.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  const { WordReader, isMissing, number, strip, column: columnOf } = smalti.grammar;

  /** @typedef {{column: string, descending: boolean, seed: bigint, trim: number}} Key */

  const RANDOM = 'random';

  /** Reads an order; the empty text changes nothing. @param {string} text @returns {Key[]} */
  function parse(text) {
    /** @type {Key[]} */
    const keys = [];
    if (strip(text) !== '') {
      const reader = new WordReader('sort', text);
      do {
        keys.push(key(reader, text));
      } while (reader.skip('&'));
      if (!reader.atEnd()) {
        throw reader.wrong(`unexpected ${reader.peek()}`);
      }
    }
    return keys;
  }

  /** @param {any} reader @param {string} whole @returns {Key} */
  function key(reader, whole) {
    /** @param {string} fact */
    const wrong = (fact) => new Error(`sort '${whole}': ${fact}`);
    const inQuotes = reader.atQuote();
    /** @type {string[]} */
    const words = [];
    do {
      words.push(reader.word('&='));
    } while (reader.skip('='));
    if ((words[0] === '' && !inQuotes) || words.length > 3) {
      throw wrong(`"${words.join('=')}" is not key=asc|desc[=trim]`);
    }
    const trim = words.length < 3 ? 1 : number(words[2]);
    if (!(trim > 0)) {
      throw wrong(`trim must be a number above 0, not "${words[2]}"`);
    }
    if (words[0] === RANDOM) {
      const seed = words.length < 2 ? 0n : /^[-+]?\d+$/.test(words[1]) ? BigInt(words[1].replace('+', '')) : null;
      if (seed === null || seed !== BigInt.asIntN(64, seed)) {
        throw wrong(`the seed of random is a whole number, not "${words[1]}"`);
      }
      return { column: RANDOM, descending: false, seed, trim };
    }
    const direction = words.length < 2 ? 'asc' : words[1].toLowerCase();
    if (direction !== 'asc' && direction !== 'desc') {
      throw wrong(`the direction is asc or desc, not "${words[1]}"`);
    }
    return { column: words[0], descending: direction === 'desc', seed: 0n, trim };
  }

  /** @param {Key} one @param {number} rows */
  function kept(one, rows) {
    return one.trim === 1 ? rows : Math.min(rows, Math.round(one.trim < 1 ? rows * one.trim : one.trim));
  }

  /**
   * Shuffles as java.util.Collections.shuffle does with java.util.Random.
   * @param {number[]} rows @param {bigint} seed
   */
  function shuffle(rows, seed) {
    const next = javaRandom(seed);
    for (let i = rows.length; i > 1; i--) {
      const other = next(i);
      const row = rows[i - 1];
      rows[i - 1] = rows[other];
      rows[other] = row;
    }
  }

  /**
   * Whole numbers from 0 to below a bound: the 48-bit congruential generator of java.util.Random, of which two halves
   * of 24 bits fit a double.
   * @param {bigint} seed @returns {(bound: number) => number}
   */
  function javaRandom(seed) {
    const state = BigInt.asUintN(48, seed ^ 0x5deece66dn);
    let high = Number(state >> 24n);
    let low = Number(state & 0xffffffn);
    const next31 = () => {
      // 0x5DEECE66D = 0x5DE * 2^24 + 0xECE66D
      const product = low * 0xece66d + 0xb;
      high = (high * 0xece66d + low * 0x5de + Math.floor(product / 0x1000000)) % 0x1000000;
      low = product % 0x1000000;
      return high * 128 + (low >>> 17);
    };
    return (bound) => {
      let bits = next31();
      if ((bound & -bound) === bound) {
        return Number((BigInt(bound) * BigInt(bits)) >> 31n);
      }
      let value = bits % bound;
      while (bits - value + (bound - 1) > 0x7fffffff) {
        bits = next31();
        value = bits % bound;
      }
      return value;
    };
  }

  /** Letter by letter as Java's CASE_INSENSITIVE_ORDER sees them: of one letter, one letter. @param {string} text */
  function folded(text) {
    let fold = '';
    for (const c of text) {
      const upper = c.toUpperCase();
      const one = Array.from(upper).length === 1 ? upper : c;
      fold += one === '\u0130' ? 'i' : one.toLowerCase();
    }
    return fold;
  }

  /** What a cell of text is sorted by: a number, a text, or neither. @param {string} cell */
  function sortKey(cell) {
    const text = strip(cell);
    const value = number(text);
    return { value, text: Number.isNaN(value) && !isMissing(text) ? folded(text) : null };
  }

  /**
   * Missing cells last; among the others numbers before text, in the wanted direction.
   * @param {SmaltiColumn} column @param {boolean} descending
   */
  function comparison(column, descending) {
    const words = column.words ? column.words.map(sortKey) : null;
    const sign = descending ? -1 : 1;
    /** @type {(row: number) => {value: number, text: string | null}} */
    const of = words ? (row) => words[column.values[row]] : (row) => ({ value: column.values[row], text: null });
    return (/** @type {number} */ a, /** @type {number} */ b) => {
      const one = of(a);
      const other = of(b);
      if (one.value !== other.value && !Number.isNaN(one.value) && !Number.isNaN(other.value)) {
        return one.value < other.value ? -sign : sign;
      }
      if (one.value === other.value) {
        return 0;
      }
      const blank = Number.isNaN(one.value) && one.text === null;
      const otherBlank = Number.isNaN(other.value) && other.text === null;
      if (blank || otherBlank) {
        return Number(blank) - Number(otherBlank);
      }
      if (one.text === null || other.text === null) {
        return one.text === null ? -sign : sign;
      }
      return one.text < other.text ? -sign : one.text > other.text ? sign : 0;
    };
  }

  /**
   * The rows that remain after sorting and trimming, in their final order.
   * @param {Key[]} keys @param {SmaltiTable} table @param {Iterable<number>} rows in the order they had before
   */
  function apply(keys, table, rows) {
    const columns = keys.map((one) => (one.column === RANDOM ? null : columnOf(table, one.column)));
    const order = Array.from(rows);
    keys.forEach((one, i) => {
      const column = columns[i];
      if (column) {
        order.sort(comparison(column, one.descending));
      } else {
        shuffle(order, one.seed);
      }
      order.length = kept(one, order.length);
    });
    return order;
  }

  smalti.sort = { parse, apply };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
