/// <reference path="smalti.d.ts" />
// What filters and orders are made of: words, quotes, and cells read as numbers. The same as on the command line
// (core.table: WordReader, CellFormat, NearWord); core's grammar.json holds the cases that both must pass.

/** @typedef {{table: string, columns: Map<string, SmaltiColumn>}} SmaltiTable what filters and orders are read for */

(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  // Java's idea of white space, which lacks the no-break spaces that JavaScript's has.
  const SPACE = '[\\t-\\r\\u001c-\\u0020\\u1680\\u2000-\\u2006\\u2008-\\u200a\\u2028\\u2029\\u205f\\u3000]';
  const ENDS = new RegExp(`^${SPACE}+|${SPACE}+$`, 'g');
  const ONE_SPACE = new RegExp(`^${SPACE}$`);

  /** Without white space at both ends. @param {string} text */
  function strip(text) {
    return text.replace(ENDS, '');
  }

  /** Whether a cell holds no value. @param {string} cell */
  function isMissing(cell) {
    const word = strip(cell);
    return word === '' || /^nan$/i.test(word) || word === 'NA' || word === 'None';
  }

  /** The number a cell holds, NaN if none. @param {string} cell */
  function number(cell) {
    const trimmed = cell.replace(/^[\u0000-\u0020]+|[\u0000-\u0020]+$/g, '');
    return /^[-+]?(\d+\.?\d*|\.\d+)([eE][-+]?\d+)?$/.test(trimmed) ? Number(trimmed) : NaN;
  }

  /** Reads words of a filter or an order; space around them does not count. */
  class WordReader {
    /** @param {string} kind what is read, for messages @param {string} text */
    constructor(kind, text) {
      this.kind = kind;
      this.text = text;
      this.at = 0;
    }

    atEnd() {
      return this.at >= this.text.length;
    }

    peek() {
      return this.text.charAt(this.at);
    }

    atQuote() {
      return this.peek() === '"' || this.peek() === "'";
    }

    skipSpace() {
      while (ONE_SPACE.test(this.peek())) {
        this.at++;
      }
    }

    /** Whether a sign comes next, which is then read. @param {string} sign */
    skip(sign) {
      this.skipSpace();
      if (!this.text.startsWith(sign, this.at)) {
        return false;
      }
      this.at += sign.length;
      this.skipSpace();
      return true;
    }

    /** A quoted text, or everything up to one of these characters. @param {string} stops */
    word(stops) {
      this.skipSpace();
      if (this.atQuote()) {
        return this.quotedWord();
      }
      const from = this.at;
      while (!this.atEnd() && !stops.includes(this.peek())) {
        this.at++;
      }
      return strip(this.text.slice(from, this.at));
    }

    quotedWord() {
      const quote = this.peek();
      const from = this.at++;
      let word = '';
      while (!this.atEnd()) {
        const c = this.text.charAt(this.at++);
        if (c !== quote) {
          word += c;
        } else if (this.peek() === quote) {
          word += quote;
          this.at++;
        } else {
          this.skipSpace();
          return word;
        }
      }
      this.at = from;
      throw this.wrong('the quote is not closed');
    }

    /** An error at the place that has been reached. @param {string} fact */
    wrong(fact) {
      return new Error(`${this.kind} '${this.text}', character ${this.at + 1}: ${fact}`);
    }
  }

  /**
   * A word as it can be read again, in quotes if it must.
   * @param {string} word @param {string} special characters that make quotes necessary
   */
  function quoted(word, special) {
    const plain = word !== '' && word === strip(word) && !Array.from(word).some((c) => special.includes(c));
    return plain ? word : `"${word.replace(/"/g, '""')}"`;
  }

  /**
   * How many letters are missing, wrong, too many or swapped (restricted Damerau-Levenshtein).
   * @param {string} one @param {string} other
   */
  function distance(one, other) {
    /** @type {number[][]} */
    const d = [];
    for (let i = 0; i <= one.length; i++) {
      d.push([i]);
      for (let j = 1; j <= other.length; j++) {
        if (i === 0) {
          d[0].push(j);
          continue;
        }
        const wrong = one[i - 1] === other[j - 1] ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j] + 1, d[i][j - 1] + 1, d[i - 1][j - 1] + wrong);
        if (i > 1 && j > 1 && one[i - 1] === other[j - 2] && one[i - 2] === other[j - 1]) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[one.length][other.length];
  }

  /**
   * The word that was probably meant, or "".
   * @param {string} written @param {string[]} words
   */
  function near(written, words) {
    let best = '';
    let least = Infinity;
    for (const word of words.slice().sort()) {
      const longer = Math.max(written.length, word.length);
      const allowed = longer <= 2 ? 0 : Math.max(1, Math.floor(longer / 4));
      const far = distance(written.toLowerCase(), word.toLowerCase());
      if (far <= allowed && far < least) {
        best = word;
        least = far;
      }
    }
    return best;
  }

  /**
   * A column of a table that must be there.
   * @param {SmaltiTable} table @param {string} name
   */
  function column(table, name) {
    const found = table.columns.get(name);
    if (found) {
      return found;
    }
    const names = Array.from(table.columns.keys());
    const meant = near(name, names);
    const hint = meant ? `; did you mean ${meant}? It has ` : '; it has ';
    throw new Error(`${table.table}: no column ${name}${hint}${names.join(', ')}`);
  }

  /** The text of a cell. @param {SmaltiColumn} from @param {number} row */
  function cell(from, row) {
    const value = from.values[row];
    if (from.words) {
      return from.words[value];
    }
    const text = from.texts && from.texts[row];
    return text !== undefined ? text : Number.isNaN(value) ? '' : String(value);
  }

  smalti.grammar = { WordReader, strip, isMissing, number, quoted, near, column, cell };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
