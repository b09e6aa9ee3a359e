/// <reference path="smalti.d.ts" />
// The collection in memory: data scripts are loaded and decoded, and what is shown, selected and pinned is kept here.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** The number that stands for "none" in arrays of rows and parts. */
  const NONE = 0xffffffff;

  /** @type {Map<string, {promise: Promise<any>, resolve: (value: any) => void}>} */
  const parts = new Map();
  /** @type {Map<string, Array<(detail: any) => void>>} */
  const listeners = new Map();
  let ready = false;

  smalti.NONE = NONE;

  /** Called by every data script with its value. A part nobody asked for is not kept. */
  smalti.part = function (name, value) {
    const part = parts.get(name);
    if (part) {
      part.resolve(value);
    }
  };

  /**
   * Loads page/NAME.js by a script element: the one way to read data that a page opened from the disk has.
   * A part that failed may be asked for again.
   */
  smalti.load = function (name) {
    const known = parts.get(name);
    if (known) {
      return known.promise;
    }
    const tag = document.createElement('script');
    /** @type {(value: any) => void} */
    let resolve = () => {};
    const promise = new Promise((resolved, rejected) => {
      /** @param {string} fact */
      const fail = (fact) => {
        parts.delete(name);
        tag.remove();
        rejected(new Error(`page/${name}.js ${fact}; keep the folder "page" beside index.html as it was written.`));
      };
      resolve = resolved;
      tag.onerror = () => fail('could not be read');
      // A script that ran has called smalti.part by now, and then this rejection changes nothing.
      tag.onload = () => {
        tag.remove();
        rejected(new Error(`page/${name}.js holds no part of that name; write the page again by smalti explore.`));
      };
    });
    parts.set(name, { promise, resolve });
    tag.async = true;
    tag.src = `page/${name}.js`;
    document.head.append(tag);
    return promise;
  };

  /** Lets go of a loaded part, so that its text does not stay in memory; the next load reads it again. */
  smalti.forget = function (name) {
    parts.delete(name);
  };

  /** The bytes of a base64 text. */
  smalti.bytes = function (base64) {
    const decode = /** @type {any} */ (Uint8Array).fromBase64;
    if (decode) {
      return decode.call(Uint8Array, base64);
    }
    const text = atob(base64);
    const bytes = new Uint8Array(text.length);
    for (let i = 0; i < bytes.length; i++) {
      bytes[i] = text.charCodeAt(i);
    }
    return bytes;
  };

  /** @param {string} base64 */
  const unsigned = (base64) => new Uint32Array(smalti.bytes(base64).buffer);
  /** @param {string} base64 */
  const floats = (base64) => new Float32Array(smalti.bytes(base64).buffer);
  /** @param {string} base64 */
  const doubles = (base64) => new Float64Array(smalti.bytes(base64).buffer);

  /**
   * Decodes a field at its first use: a table of 100,000 rows has columns that nobody looks at.
   * @param {any} object @param {string} field @param {(base64: string) => any} decode
   */
  function lazily(object, field, decode) {
    const base64 = object[field];
    Object.defineProperty(object, field, {
      configurable: true,
      enumerable: true,
      get() {
        const value = decode(base64);
        Object.defineProperty(object, field, { value, enumerable: true });
        return value;
      }
    });
  }

  /** @param {any} head the value of the part "samples" @returns {SmaltiData} */
  function decoded(head) {
    for (const column of head.columns) {
      lazily(column, 'values', column.kind === 'number' ? doubles : unsigned);
    }
    if (head.pictures) {
      lazily(head.pictures, 'cells', unsigned);
    }
    if (head.near) {
      lazily(head.near, 'part', unsigned);
      lazily(head.near, 'row', unsigned);
    }
    if (head.sound) {
      lazily(head.sound, 'part', unsigned);
      lazily(head.sound, 'at', floats);
      lazily(head.sound, 'dur', floats);
    }
    const columns = new Map(head.columns.map((/** @type {SmaltiColumn} */ column) => [column.name, column]));
    return Object.assign(head, { columns });
  }

  /** The text of a cell as it stands in the table; "" where there is none. */
  smalti.cell = function (name, row) {
    const column = smalti.data.columns.get(name);
    return column ? smalti.grammar.cell(column, row) : '';
  };

  /** A cell as a number; NaN where there is none. */
  smalti.number = function (name, row) {
    const column = smalti.data.columns.get(name);
    if (!column) {
      return NaN;
    }
    if (column.kind === 'number') {
      return column.values[row];
    }
    const text = smalti.cell(name, row).trim();
    return text === '' ? NaN : Number(text);
  };

  /** What is known of the file a sample is taken from. */
  smalti.file = function (row) {
    const column = smalti.data.columns.get('filename');
    return column && column.kind === 'text' ? smalti.data.files[column.values[row]] || null : null;
  };

  /** The rows that sound most alike, nearest first; none for a silent sample. */
  smalti.neighbours = async function (row) {
    const near = await smalti.load('neighbours');
    if (typeof near.rows === 'string') {
      near.rows = unsigned(near.rows);
      near.distances = floats(near.distances);
    }
    const found = [];
    for (let i = row * near.each; i < (row + 1) * near.each; i++) {
      if (near.rows[i] !== NONE) {
        found.push({ row: near.rows[i], distance: near.distances[i] });
      }
    }
    return found;
  };

  /** Calls f at every event of that name; "ready" also if it was before. */
  smalti.on = function (event, f) {
    const list = listeners.get(event) || [];
    listeners.set(event, list.concat([f]));
    if (event === 'ready' && ready) {
      f(undefined);
    }
  };

  smalti.emit = function (event, detail) {
    ready = ready || event === 'ready';
    for (const f of listeners.get(event) || []) {
      try {
        f(detail);
      } catch (fault) {
        // One listener's fault must not keep the others from hearing, and must be seen on the console.
        setTimeout(() => {
          throw fault;
        });
      }
    }
  };

  /** Pins a row, -1 for none. */
  smalti.pin = function (row) {
    if (smalti.state.pinned !== row) {
      smalti.state.pinned = row;
      smalti.emit('pinned', row);
    }
  };

  /** Changes the selection by these rows. */
  smalti.select = function (rows, how = 'replace') {
    const selected = smalti.state.selected;
    if (how === 'replace') {
      selected.fill(0);
    }
    for (const row of rows) {
      selected[row] = how === 'remove' ? 0 : how === 'toggle' ? 1 - selected[row] : 1;
    }
    smalti.emit('selected', undefined);
  };

  /** Loads the table and tells everybody that it is there. */
  smalti.start = async function () {
    const data = decoded(await smalti.load('samples'));
    const n = data.n;
    smalti.data = data;
    smalti.state = {
      shown: new Uint8Array(n).fill(1),
      selected: new Uint8Array(n),
      rgb: new Uint8Array(3 * n).fill(160),
      order: Uint32Array.from({ length: n }, (_, row) => row),
      pinned: -1,
      hovered: -1,
      sounding: new Set(),
      arrangement: data.plane ? 'plane' : 'grid'
    };
    smalti.emit('ready', undefined);
  };

  smalti.tools = smalti.tools || {};
  smalti.tool = 'hear';
})((window.smalti = window.smalti || /** @type {any} */ ({})));
