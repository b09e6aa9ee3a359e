/// <reference path="smalti.d.ts" />
// What decides which samples are shown and in which order: a search, a filter, ranges and words that were chosen, a
// sort. Ranges and words are written as the filter they mean, so that all of it can be copied to the command line.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** With more files than this, a search is not written as a filter. */
  const FILES_WRITTEN = 20;
  /** A small letter alone is a word that is being typed. */
  const NOTE = /^(?:([A-G]#?)(-?\d+)?|([a-g]#?)(-?\d+)|([a-g]#))$/;

  let search = '';
  let filter = '';
  let sort = '';
  /** @type {Map<string, {low: number | null, high: number | null}>} null: open */
  const ranges = new Map();
  /** @type {Map<string, Set<string>>} */
  const words = new Map();
  let waiting = false;

  /** A number short enough to be read. @param {number} value */
  const short = (value) => Number(value.toPrecision(4));

  /** @param {string} column @returns {string} the filter of its range, "" for none */
  function rangeText(column) {
    const range = ranges.get(column);
    if (!range) {
      return '';
    }
    const scale = smalti.scale(column);
    const parts = [];
    if (range.low !== null) {
      parts.push(smalti.filter.condition(column, '>=', scale.whole ? Math.round(range.low) : short(range.low)));
    } else if (scale.none > -Infinity) {
      parts.push(smalti.filter.condition(column, '>', scale.none));
    }
    if (range.high !== null) {
      parts.push(smalti.filter.condition(column, '<=', scale.whole ? Math.round(range.high) : short(range.high)));
    }
    return parts.join('&');
  }

  /** @param {string} column @returns {string} the filter of its chosen words */
  function wordsText(column) {
    const chosen = Array.from(words.get(column) || [], (word) => smalti.filter.condition(column, '=', word));
    return chosen.length > 1 ? `(${chosen.join('|')})` : chosen.join('');
  }

  /** @returns {{label: string, text: string, remove: () => void}[]} what was chosen without writing it */
  function chips() {
    const list = [];
    for (const column of ranges.keys()) {
      const text = rangeText(column);
      list.push({ label: text.replace(/&/g, ' & '), text, remove: () => ranges.delete(column) });
    }
    for (const column of words.keys()) {
      const label = `${column}: ${Array.from(words.get(column) || []).join(', ')}`;
      list.push({ label, text: wordsText(column), remove: () => words.delete(column) });
    }
    return list;
  }

  // ---- the search

  /** @param {string} text */
  const folded = (text) => text.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();

  /** The numbers of the files that have all words of the search in what is known of them. @param {string} text */
  function filesWith(text) {
    const wanted = folded(text).split(/\s+/).filter((word) => word !== '');
    const found = new Set();
    smalti.data.files.forEach((file, i) => {
      const known = folded([file.title, file.filename, file.creator, file.date].join(' '));
      if (wanted.every((word) => known.includes(word))) {
        found.add(i);
      }
    });
    return found;
  }

  /** Whether a search that is a note can be one here. @param {string} text */
  function noteOf(text) {
    const found = NOTE.exec(text.trim());
    return found && smalti.data.columns.has('note')
      ? { note: (found[1] || found[3] || found[5]).toUpperCase(), octave: found[2] || found[4] }
      : null;
  }

  /**
   * The search as a filter and as a test of rows; a note is looked for among notes and titles.
   * @returns {{text: string | null, test: (row: number) => boolean}} text null: too long to be written
   */
  function searched() {
    if (search.trim() === '') {
      return { text: '', test: () => true };
    }
    const files = filesWith(search);
    const note = noteOf(search);
    const column = smalti.data.columns.get('filename');
    const names = column && column.words ? column.words : [];
    const octave = smalti.data.columns.has('octave') && note ? note.octave : undefined;
    const parts = Array.from(files, (i) => smalti.filter.condition('filename', '=', names[i]));
    if (note) {
      const pitch = smalti.filter.condition('note', '=', note.note);
      parts.unshift(octave === undefined ? pitch : `${pitch}&octave=${octave}`);
    }
    const none = smalti.filter.condition('filename', '=', search);
    const text = files.size > FILES_WRITTEN ? null : parts.length > 1 ? `(${parts.join('|')})` : parts[0] || none;
    return {
      text,
      test: (row) => (column !== undefined && files.has(column.values[row]))
        || (note !== null && smalti.cell('note', row) === note.note
          && (octave === undefined || smalti.number('octave', row) === Number(octave)))
    };
  }

  // ---- all together

  /** The whole as one filter; null where the search can't be written. @returns {string | null} */
  function whole() {
    const found = searched().text;
    if (found === null) {
      return null;
    }
    const typed = smalti.grammar.strip(filter);
    const parsed = typed === '' ? null : smalti.filter.parse(typed);
    const parts = [parsed && parsed.kind === 'any' ? `(${typed})` : typed, found];
    return parts.concat(chips().map(({ text }) => text)).filter((part) => part !== '').join('&');
  }

  /** Applies everything; what can't be understood is said, and leaves the map as it is. */
  function apply() {
    waiting = false;
    const { data, state } = smalti;
    /** @type {{filter: string, sort: string}} */
    const faults = { filter: '', sort: '' };
    const shown = new Uint8Array(data.n);
    try {
      const { test } = searched();
      const conditions = [filter].concat(chips().map(({ text }) => text));
      const predicates = conditions.map((text) => smalti.filter.bind(smalti.filter.parse(text), data));
      for (let row = 0; row < data.n; row++) {
        shown[row] = test(row) && predicates.every((keeps) => keeps(row)) ? 1 : 0;
      }
    } catch (fault) {
      faults.filter = /** @type {Error} */ (fault).message;
    }
    if (faults.filter === '') {
      try {
        const rows = Array.from(shown.keys()).filter((row) => shown[row]);
        const order = Uint32Array.from(smalti.sort.apply(smalti.sort.parse(sort), data, rows));
        // A trim of the order leaves rows out, as it does on the command line.
        shown.fill(0);
        order.forEach((row) => (shown[row] = 1));
        state.order = order;
        state.shown.set(shown);
      } catch (fault) {
        faults.sort = /** @type {Error} */ (fault).message;
      }
    }
    smalti.emit('conditions', faults);
    if (faults.filter === '' && faults.sort === '') {
      smalti.emit('shown', undefined);
      smalti.emit('order', undefined);
    }
  }

  /** Applies everything before the next frame, once. */
  function changed() {
    if (!waiting) {
      waiting = true;
      setTimeout(() => waiting && apply(), 16);
    }
  }

  smalti.conditions = {
    /** @param {string} text */
    setSearch: (text) => {
      search = text;
      changed();
    },
    /** @param {string} text */
    setFilter: (text) => {
      filter = text;
      changed();
    },
    /** @param {string} text */
    setSort: (text) => {
      sort = text;
      changed();
    },
    /** @param {string} column @param {number | null} low null: open @param {number | null} high */
    setRange: (column, low, high) => {
      if (low === null && high === null) {
        ranges.delete(column);
      } else {
        ranges.set(column, { low, high });
      }
      changed();
    },
    /** @param {string} column */
    range: (column) => ranges.get(column) || { low: null, high: null },
    /** @param {string} column @param {string} word */
    toggleWord: (column, word) => {
      const chosen = words.get(column) || new Set();
      if (!chosen.delete(word)) {
        chosen.add(word);
      }
      words.set(column, chosen);
      if (chosen.size === 0) {
        words.delete(column);
      }
      changed();
    },
    /** @param {string} column @returns {string[]} */
    words: (column) => Array.from(words.get(column) || []),
    clear: () => {
      search = filter = sort = '';
      ranges.clear();
      words.clear();
      changed();
    },
    isEmpty: () => search === '' && filter === '' && sort === '' && ranges.size === 0 && words.size === 0,
    chips: () => chips().map((chip) => ({
      label: chip.label,
      remove: () => {
        chip.remove();
        changed();
      }
    })),
    whole,
    sort: () => sort,
    apply
  };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
