// Where samples are: the plane and the grid, the change from one to the other, and their places on the screen.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** A cell of the grid in the map's own units: pictures are three wide and two high. */
  const CELL = { width: 3, height: 2 };
  /** How much of a cell's size a tile has on the plane: less where samples crowd. */
  const SMALLEST_TILE = 0.45;
  const LARGEST_TILE = 0.9;
  let planeTile = LARGEST_TILE;
  /** The widest a tile becomes on the plane, in CSS pixels: from here on zooming in takes apart what lay together. */
  const WIDEST_ON_PLANE = 112;
  const MORPH_MS = 600;

  const still = matchMedia('(prefers-reduced-motion: reduce)');

  /** @type {SmaltiView} */
  const view = /** @type {any} */ ({
    CELL,
    canvas: /** @type {HTMLCanvasElement} */ (document.getElementById('map')),
    width: 1,
    height: 1,
    scale: 1,
    middle: { x: 0, y: 0 },
    grid: { columns: 1, rows: 1 },
    x: new Float32Array(0),
    y: new Float32Array(0),
    plane: null,
    cells: { x: new Float32Array(0), y: new Float32Array(0) },
    rowOfCell: new Int32Array(0),
    morph: 1,
    tiled: false,
    painters: [],
    labels: [],
    front: () => [],
    screen,
    world,
    limited,
    tile,
    arrange,
    turn,
    draw: () => {}
  });
  smalti.view = view;

  /** Both axes, stretched to the grid's box, so that a sample has a short way from one arrangement to the other. */
  function measure() {
    const data = smalti.data;
    const side = Math.max(1, Math.ceil(Math.sqrt(data.n)));
    const pictures = data.pictures;
    view.grid = pictures
      ? { columns: pictures.columns, rows: pictures.rows }
      : data.grid || { columns: side, rows: Math.max(1, Math.ceil(data.n / side)) };
    view.cells = cellPlaces(view.grid.columns, view.grid.rows);
    view.plane = data.plane ? planePlaces(data.plane) : null;
    planeTile = view.plane ? limited(Math.sqrt(evenness(view.plane)), SMALLEST_TILE, LARGEST_TILE) : LARGEST_TILE;
    view.morph = smalti.state.arrangement === 'plane' && view.plane ? 0 : 1;
    place();
    view.fit(0);
  }

  /** @param {number} columns @param {number} rows */
  function cellPlaces(columns, rows) {
    const data = smalti.data;
    const places = { x: new Float32Array(data.n), y: new Float32Array(data.n) };
    view.rowOfCell = new Int32Array(columns * rows).fill(-1);
    for (let row = 0; row < data.n; row++) {
      const cell = data.pictures ? data.pictures.cells[row] : gridCell(row, columns);
      if (cell >= columns * rows) {
        places.x[row] = places.y[row] = NaN;
        continue;
      }
      places.x[row] = ((cell % columns) + 0.5) * CELL.width;
      places.y[row] = (Math.floor(cell / columns) + 0.5) * CELL.height;
      view.rowOfCell[cell] = row;
    }
    return places;
  }

  /** @param {number} row @param {number} columns */
  function gridCell(row, columns) {
    return smalti.data.grid ? smalti.number('gridY', row) * columns + smalti.number('gridX', row) : row;
  }

  /** @param {[string, string]} names */
  function planePlaces(names) {
    const box = [view.grid.columns * CELL.width, view.grid.rows * CELL.height];
    const cell = [CELL.width, CELL.height];
    const towards = [view.cells.x, view.cells.y];
    const axes = names.map((name, axis) => {
      const values = Float32Array.from({ length: smalti.data.n }, (_, row) => smalti.number(name, row));
      let least = Infinity;
      let most = -Infinity;
      for (const value of values) {
        if (value < least) least = value;
        if (value > most) most = value;
      }
      const range = most - least || 1;
      // A plane without a grid has its second axis upwards; with one it runs as the grid does.
      const backwards = smalti.data.grid ? runsAgainst(values, towards[axis]) : axis === 1;
      return values.map((value) => {
        const share = (value - least) / range;
        return (backwards ? 1 - share : share) * (box[axis] - cell[axis]) + cell[axis] / 2;
      });
    });
    return { x: axes[0], y: axes[1] };
  }

  /**
   * How many of the samples would have a cell of their own where they are on the plane, 0..1.
   * @param {SmaltiPlaces} places
   */
  function evenness(places) {
    const cells = new Set();
    for (let row = 0; row < places.x.length; row++) {
      cells.add(Math.floor(places.y[row] / CELL.height) * view.grid.columns + Math.floor(places.x[row] / CELL.width));
    }
    return places.x.length ? cells.size / places.x.length : 1;
  }

  /** Whether one falls where the other rises. @param {Float32Array} a @param {Float32Array} b */
  function runsAgainst(a, b) {
    let n = 0;
    let meanA = 0;
    let meanB = 0;
    let product = 0;
    for (let i = 0; i < a.length; i++) {
      if (a[i] - b[i] === a[i] - b[i]) {
        n++;
        const step = a[i] - meanA;
        meanA += step / n;
        meanB += (b[i] - meanB) / n;
        product += step * (b[i] - meanB);
      }
    }
    return product < 0;
  }

  /** The present place of every sample. */
  function place() {
    const { plane, cells, morph } = view;
    if (morph === 1 || !plane) {
      view.x = cells.x;
      view.y = cells.y;
    } else if (morph === 0) {
      view.x = plane.x;
      view.y = plane.y;
    } else {
      const share = morph * morph * (3 - 2 * morph);
      const n = cells.x.length;
      if (view.x === cells.x || view.x === plane.x) {
        view.x = new Float32Array(n);
        view.y = new Float32Array(n);
      }
      for (let row = 0; row < n; row++) {
        view.x[row] = plane.x[row] + (cells.x[row] - plane.x[row]) * share;
        view.y[row] = plane.y[row] + (cells.y[row] - plane.y[row]) * share;
      }
    }
  }

  /** The size of a tile on the screen now, in CSS pixels. */
  function tile() {
    const cell = CELL.width * view.scale;
    const onPlane = Math.min(cell * planeTile, WIDEST_ON_PLANE);
    const width = onPlane + (cell - onPlane) * view.morph;
    return { width, height: (width * CELL.height) / CELL.width };
  }

  /** @param {number} row */
  function screen(row) {
    return {
      x: (view.x[row] - view.middle.x) * view.scale + view.width / 2,
      y: (view.y[row] - view.middle.y) * view.scale + view.height / 2
    };
  }

  /** @param {number} x @param {number} y */
  function world(x, y) {
    return {
      x: (x - view.width / 2) / view.scale + view.middle.x,
      y: (y - view.height / 2) / view.scale + view.middle.y
    };
  }

  /** @param {number} value @param {number} least @param {number} most */
  function limited(value, least, most) {
    return value < least ? least : value > most ? most : value;
  }

  // ---- from one arrangement to the other

  /** @type {null | {to: number, began: number, from: number}} */
  let change = null;

  /** @param {'plane' | 'grid'} arrangement */
  function arrange(arrangement) {
    const to = arrangement === 'plane' && view.plane ? 0 : 1;
    smalti.state.arrangement = to ? 'grid' : 'plane';
    if (still.matches) {
      view.morph = to;
      place();
      smalti.emit('arranged', smalti.state.arrangement);
    } else {
      change = { to, from: view.morph, began: performance.now() };
    }
    smalti.emit('arrangement', smalti.state.arrangement);
    view.draw();
  }

  /** Goes on with the change of arrangement. @param {number} now @returns {boolean} whether it goes on */
  function turn(now) {
    if (change) {
      const share = limited((now - change.began) / MORPH_MS, 0, 1);
      view.morph = share === 1 ? change.to : change.from + (change.to - change.from) * share;
      place();
      if (share === 1) {
        change = null;
        smalti.emit('arranged', smalti.state.arrangement);
      }
    }
    return change !== null;
  }

  smalti.on('ready', measure);
})(window.smalti);
