/// <reference path="smalti.d.ts" />
// The filter of the command line (core.table: Filter, FilterParser): hz>200&clarity>=0.9|title~="a & b".
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  const { WordReader, isMissing, number, quoted, column: columnOf, cell: cellOf } = smalti.grammar;

  /**
   * @typedef {{kind: 'condition', column: string, operator: string, value: string}} Condition
   * @typedef {{kind: 'all' | 'any', parts: Node[]}} Group
   * @typedef {Condition | Group} Node
   */

  const STRUCTURE = '&|()"\'';
  const SIGNS = '<>=!~?';
  /** Longer ones before those they begin with. */
  const OPERATORS = ['<=', '>=', '!~=', '~=', '!=', '!?=', '?=', '<', '>', '='];
  const ORDERS = ['<', '<=', '>', '>='];
  const DEEPEST = 100;

  /** What looks like the next condition, joined by a word. */
  const JOINED = (() => {
    const any = '[^\\n\\r\\u0085\\u2028\\u2029]*';
    const space = '[ \\t\\n\\x0B\\f\\r]';
    return new RegExp(`^(?:${any}${space})?(and|or)${space}+[^ \\t\\n\\x0B\\f\\r<>=!~?]+${space}*[<>=!~?]${any}$`, 'i');
  })();
  /** A number whose thousands are set apart. */
  const GROUPED = /^[-+]?\d{1,3}(?:[,_' \u00a0\u202f]\d{3})+(?:\.\d*)?$/;
  const DATE = /^\d{4}-\d{2}(-\d{2}([T ][^\n\r\u0085\u2028\u2029]*)?)?$/;

  /** Features of sound that are numbers, as core.table.Feature lists them; of each, and of note, there is a median. */
  const FEATURES = 'power db hz octave clarity flatness centroid rolloff zcr loudness attack'.split(' ');
  const MEDIANS = FEATURES.concat('note').map((name) => `median${name[0].toUpperCase()}${name.slice(1)}`);

  /** @param {string} name */
  const holdsNumbers = (name) => FEATURES.includes(name) || MEDIANS.includes(name);

  /** @param {string} value */
  function hint(value) {
    const found = JOINED.exec(value);
    return found && found[1].toLowerCase() === 'or' ? '"or" is written |' : '"and" is written &';
  }

  /** Reads by recursive descent: any := all ("|" all)*, all := part ("&" part)*, part := "(" any ")" | condition. */
  class FilterParser {
    /** @param {string} text */
    constructor(text) {
      this.words = new WordReader('filter', text);
      this.depth = 0;
    }

    /** @returns {Node} */
    parse() {
      const filter = this.any();
      if (!this.words.atEnd()) {
        throw this.words.wrong(`unexpected ${this.words.peek()}`);
      }
      return filter;
    }

    /** @returns {Node} */
    any() {
      const parts = [];
      do {
        parts.push(this.all());
      } while (this.words.skip('|'));
      return parts.length === 1 ? parts[0] : { kind: 'any', parts };
    }

    /** @returns {Node} */
    all() {
      const parts = [];
      do {
        parts.push(this.part());
      } while (this.words.skip('&'));
      return parts.length === 1 ? parts[0] : { kind: 'all', parts };
    }

    /** @returns {Node} */
    part() {
      if (!this.words.skip('(')) {
        return this.condition();
      }
      if (++this.depth > DEEPEST) {
        throw this.words.wrong(`more than ${DEEPEST} parentheses inside each other`);
      }
      const inner = this.any();
      if (!this.words.skip(')')) {
        throw this.words.wrong('a ) is missing');
      }
      this.depth--;
      return inner;
    }

    /** @returns {Condition} */
    condition() {
      const words = this.words;
      const column = words.word(STRUCTURE + SIGNS);
      if (column === '') {
        throw words.wrong('a column name is missing');
      }
      const operator = OPERATORS.find((sign) => words.skip(sign));
      if (!operator) {
        throw words.wrong('one of < <= > >= = != ~= !~= ?= !?= is missing');
      }
      const takesValue = !operator.endsWith('?=');
      const inQuotes = words.atQuote();
      if (takesValue && !inQuotes && !words.atEnd() && SIGNS.includes(words.peek())) {
        throw words.wrong(`unexpected ${words.peek()} after ${operator}; a value that begins with it stands in quotes`);
      }
      const value = words.word(STRUCTURE);
      if (takesValue && value === '' && !inQuotes) {
        throw words.wrong(`a value is missing after ${operator} (write "" for an empty one)`);
      }
      if (!takesValue && value !== '') {
        throw words.wrong(JOINED.test(value) ? hint(value) : `${operator} takes no value`);
      }
      if (!inQuotes) {
        this.refuseMistakes(operator, value);
      }
      return { kind: 'condition', column, operator, value };
    }

    /** @param {string} operator @param {string} value */
    refuseMistakes(operator, value) {
      if (JOINED.test(value)) {
        throw this.words.wrong(`${hint(value)}; a value like "${value}" stands in quotes`);
      }
      if (!operator.endsWith('~=') && GROUPED.test(value)) {
        const plain = value.replace(/[,_' \u00a0\u202f]/g, '');
        throw this.words.wrong(`"${value}" is no number: write ${plain}, or quotes around what is text`);
      }
    }
  }

  /**
   * Whether a comparison that came out as a sign satisfies an operator.
   * @param {string} operator @param {number} sign
   */
  function accepts(operator, sign) {
    switch (operator) {
      case '<':
        return sign < 0;
      case '<=':
        return sign <= 0;
      case '>':
        return sign > 0;
      case '>=':
        return sign >= 0;
      case '=':
        return sign === 0;
      default:
        return sign !== 0;
    }
  }

  /** @param {number} a @param {number} b */
  const compared = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

  /**
   * The test of one text of a column.
   * @param {Condition} condition @param {SmaltiTable} table
   * @returns {(cell: string, row: number) => boolean}
   */
  function cellTest(condition, table) {
    const { column, operator, value } = condition;
    const wanted = number(value);
    const text = value.toLowerCase();
    const orders = ORDERS.includes(operator);
    const wantsText = Number.isNaN(wanted) && !DATE.test(value);
    /** @param {string} place */
    function noNumber(place) {
      const why = table.columns.has(value)
        ? 'a filter compares a column with a value, not with another column'
        : '& is and, | is or';
      return new Error(`${table.table}${place}: column ${column} holds numbers, and "${value}" is none (${why})`);
    }
    if (orders && holdsNumbers(column) && wantsText) {
      throw noNumber('');
    }
    switch (operator) {
      case '~=':
        return (cell) => cell.toLowerCase().includes(text);
      case '!~=':
        return (cell) => !cell.toLowerCase().includes(text);
      case '?=':
        return (cell) => !isMissing(cell);
      case '!?=':
        return (cell) => isMissing(cell);
    }
    return (cell, row) => {
      const found = number(cell);
      if (!Number.isNaN(found) && !Number.isNaN(wanted)) {
        return accepts(operator, compared(found, wanted));
      }
      if (orders) {
        if (isMissing(cell)) {
          return false;
        }
        if (!Number.isNaN(wanted)) {
          throw new Error(
            `${table.table}, row ${row + 1}: no number in column ${column} ("${cell}") to compare with ${value}`);
        }
        if (!Number.isNaN(found) && wantsText) {
          throw noNumber(`, row ${row + 1}`);
        }
      }
      if (text === '' && isMissing(cell)) {
        return accepts(operator, 0);
      }
      const lower = cell.toLowerCase();
      return accepts(operator, lower < text ? -1 : lower > text ? 1 : 0);
    };
  }

  /**
   * A filter on the rows of one table; equal texts of a column are tested once.
   * @param {Node} node @param {SmaltiTable} table
   * @returns {(row: number) => boolean} which throws where a number and a text are ordered
   */
  function bind(node, table) {
    if (node.kind !== 'condition') {
      const parts = node.parts.map((part) => bind(part, table));
      return node.kind === 'all' ? (row) => parts.every((part) => part(row)) : (row) => parts.some((part) => part(row));
    }
    const column = columnOf(table, node.column);
    const test = cellTest(node, table);
    const wanted = number(node.value);
    if (!column.words) {
      const plain = !node.operator.includes('~') && !node.operator.includes('?') && !Number.isNaN(wanted);
      return (row) => {
        const value = column.values[row];
        return plain && !Number.isNaN(value)
          ? accepts(node.operator, compared(value, wanted))
          : test(cellOf(column, row), row);
      };
    }
    const words = column.words;
    /** 0: not yet known, 1: no, 2: yes. */
    const known = new Uint8Array(words.length);
    return (row) => {
      const word = column.values[row];
      known[word] = known[word] || (test(words[word], row) ? 2 : 1);
      return known[word] === 2;
    };
  }

  /** A name or value as it can be read again. @param {string} word */
  function quotedWord(word) {
    return quoted(word, JOINED.test(word) || GROUPED.test(word) ? word : STRUCTURE + SIGNS);
  }

  smalti.filter = {
    /** Reads a filter; the empty text keeps every row. @param {string} text @returns {Node} */
    parse: (text) => (smalti.grammar.strip(text) === '' ? { kind: 'all', parts: [] } : new FilterParser(text).parse()),
    bind,
    quoted: quotedWord,
    /** One condition as text. @param {string} column @param {string} operator @param {string | number} value */
    condition: (column, operator, value) => `${quotedWord(column)}${operator}${quotedWord(String(value))}`
  };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
