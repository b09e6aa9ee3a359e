// Which samples are near a place: the map in buckets of one cell's size.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  const view = smalti.view;

  /** @type {{x: Float32Array | null, first: Uint32Array, rows: Uint32Array}} */
  let buckets = { x: null, first: new Uint32Array(1), rows: new Uint32Array(0) };

  /** @param {number} x @param {number} y */
  const bucketOf = (x, y) =>
    view.limited(Math.floor(y / view.CELL.height), 0, view.grid.rows - 1) * view.grid.columns +
    view.limited(Math.floor(x / view.CELL.width), 0, view.grid.columns - 1);

  function index() {
    if (buckets.x === view.x) {
      return buckets;
    }
    const n = view.x.length;
    const first = new Uint32Array(view.grid.columns * view.grid.rows + 1);
    const bucket = new Uint32Array(n);
    let placed = 0;
    for (let row = 0; row < n; row++) {
      if (view.x[row] - view.y[row] !== view.x[row] - view.y[row]) {
        bucket[row] = smalti.NONE;
        continue;
      }
      bucket[row] = bucketOf(view.x[row], view.y[row]);
      first[bucket[row] + 1]++;
      placed++;
    }
    for (let i = 1; i < first.length; i++) {
      first[i] += first[i - 1];
    }
    const rows = new Uint32Array(placed);
    const at = first.slice();
    for (let row = 0; row < n; row++) {
      if (bucket[row] !== smalti.NONE) {
        rows[at[bucket[row]]++] = row;
      }
    }
    buckets = { x: view.x, first, rows };
    return buckets;
  }

  /**
   * The rows inside a rectangle of the screen; at most that many, by where they stand.
   * @param {number} left @param {number} top @param {number} right @param {number} bottom @param {number} [most]
   */
  function rowsIn(left, top, right, bottom, most = Infinity) {
    /** @type {number[]} */
    const found = [];
    if (view.morph > 0 && view.morph < 1) {
      return found;
    }
    const { first, rows } = index();
    const a = view.world(left, top);
    const b = view.world(right, bottom);
    const { columns } = view.grid;
    const from = bucketOf(a.x, a.y);
    const to = bucketOf(b.x, b.y);
    for (let line = Math.floor(from / columns); line <= Math.floor(to / columns); line++) {
      const end = first[line * columns + (to % columns) + 1];
      for (let i = first[line * columns + (from % columns)]; i < end; i++) {
        const row = rows[i];
        if (view.x[row] >= a.x && view.x[row] <= b.x && view.y[row] >= a.y && view.y[row] <= b.y) {
          found.push(row);
          if (found.length >= most) {
            return found;
          }
        }
      }
    }
    return found;
  }

  /**
   * The tile that is seen at a place of the screen: the one drawn last of those that cover it; -1 for none.
   * @param {number} x @param {number} y
   */
  function topmost(x, y) {
    const { width, height } = view.tile();
    /** @param {number} row */
    const covers = (row) => {
      const place = view.screen(row);
      return Math.abs(place.x - x) <= width / 2 && Math.abs(place.y - y) <= height / 2;
    };
    const raised = view.front().filter(covers).pop();
    if (raised !== undefined) {
      return raised;
    }
    // What the filter shows lies above what it dims, and a later row above an earlier one.
    const { shown } = smalti.state;
    /** @param {number} a @param {number} b */
    const above = (a, b) => (shown[a] === shown[b] ? a > b : shown[a] > shown[b]);
    let top = -1;
    for (const row of rowsIn(x - width / 2, y - height / 2, x + width / 2, y + height / 2)) {
      top = top < 0 || above(row, top) ? row : top;
    }
    return top;
  }

  /** @param {number} x @param {number} y */
  function at(x, y) {
    const place = view.world(x, y);
    if (view.morph === 1) {
      const column = Math.floor(place.x / view.CELL.width);
      const line = Math.floor(place.y / view.CELL.height);
      const inside = column >= 0 && column < view.grid.columns && line >= 0 && line < view.grid.rows;
      return inside ? view.rowOfCell[line * view.grid.columns + column] : -1;
    }
    const seen = view.tiled ? topmost(x, y) : -1;
    if (seen >= 0) {
      return seen;
    }
    const size = view.tile();
    const reach = { x: Math.max(9, size.width / 2), y: Math.max(9, size.height / 2) };
    let best = -1;
    let nearest = Infinity;
    for (const row of rowsIn(x - reach.x, y - reach.y, x + reach.x, y + reach.y)) {
      const distance = Math.hypot(view.x[row] - place.x, view.y[row] - place.y);
      // What the filter shows lies above what it dims.
      if (distance + (smalti.state.shown[row] ? 0 : 1e6) < nearest) {
        nearest = distance + (smalti.state.shown[row] ? 0 : 1e6);
        best = row;
      }
    }
    return best;
  }

  /** @param {Array<{x: number, y: number}>} polygon its last point is joined to its first */
  function within(polygon) {
    const xs = polygon.map((point) => point.x);
    const ys = polygon.map((point) => point.y);
    const candidates = rowsIn(Math.min(...xs), Math.min(...ys), Math.max(...xs), Math.max(...ys));
    return candidates.filter((row) => {
      const { x, y } = view.screen(row);
      // As it is filled: what the line goes round twice is inside, too.
      let turns = 0;
      for (let i = 0, j = polygon.length - 1; i < polygon.length; j = i++) {
        const a = polygon[j];
        const b = polygon[i];
        if (a.y > y !== b.y > y && x < ((b.x - a.x) * (y - a.y)) / (b.y - a.y) + a.x) {
          turns += b.y > a.y ? 1 : -1;
        }
      }
      return turns !== 0;
    });
  }

  /**
   * The next sample in a direction: the neighbouring cell, or on the plane the nearest one within 45 degrees or so.
   * @param {number} row @param {number} dx @param {number} dy
   */
  function next(row, dx, dy) {
    const reach = view.morph === 1 ? 1.5 : 40;
    let best = -1;
    let least = Infinity;
    for (let span = 2; span <= reach * 64 && best < 0; span *= 2) {
      const { x, y } = view.screen(row);
      const far = span * view.CELL.width * view.scale;
      for (const other of rowsIn(x - far, y - far, x + far, y + far)) {
        const across = (view.x[other] - view.x[row]) / view.CELL.width;
        const down = (view.y[other] - view.y[row]) / view.CELL.height;
        const along = across * dx + down * dy;
        const aside = Math.abs(across * dy - down * dx);
        if (along > 0 && aside <= along && along + 2 * aside < least) {
          least = along + 2 * aside;
          best = other;
        }
      }
    }
    return best;
  }

  Object.assign(view, { rowsIn, at, within, next });
})(window.smalti);
