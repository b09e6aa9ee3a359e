// Moving over the map: all of it, nearer, aside, to one sample.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** The widest a cell of the grid may become, in CSS pixels. */
  const WIDEST_TILE = 420;
  /** How much further the plane may be zoomed: its tiles stay small, and crowds come apart. */
  const FARTHER_ON_PLANE = 24;
  const FLIGHT_MS = 350;

  const still = matchMedia('(prefers-reduced-motion: reduce)');
  const view = smalti.view;

  /**
   * @typedef {{x: number, y: number, scale: number}} Shown
   * @type {null | {from: Shown, to: Shown, began: number}}
   */
  let flight = null;
  function fitted() {
    const width = view.grid.columns * view.CELL.width;
    const height = view.grid.rows * view.CELL.height;
    const scale = Math.min((view.width - 24) / width, (view.height - 24) / height, WIDEST_TILE / view.CELL.width / 2);
    return { x: width / 2, y: height / 2, scale: Math.max(scale, 1e-3) };
  }

  /** @param {number} scale */
  const allowed = (scale) => {
    const widest = WIDEST_TILE * (smalti.state.arrangement === 'plane' ? FARTHER_ON_PLANE : 1);
    return view.limited(scale, fitted().scale * 0.5, widest / view.CELL.width);
  };

  /** Shows everything. @param {number} [ms] */
  function fit(ms = FLIGHT_MS) {
    fly(fitted(), ms);
  }

  /** @param {{x: number, y: number, scale: number}} to @param {number} ms */
  function fly(to, ms) {
    if (ms === 0 || still.matches) {
      flight = null;
      view.middle = { x: to.x, y: to.y };
      view.scale = to.scale;
    } else {
      flight = { from: { ...view.middle, scale: view.scale }, to, began: performance.now() };
    }
    smalti.emit('view', undefined);
    view.draw();
  }

  /**
   * @param {number} factor
   * @param {number} [x] the place that stays where it is
   * @param {number} [y]
   * @param {number} [ms]
   */
  function zoom(factor, x = view.width / 2, y = view.height / 2, ms = 0) {
    const fixed = view.world(x, y);
    const scale = allowed((flight ? flight.to.scale : view.scale) * factor);
    fly({ x: fixed.x - (x - view.width / 2) / scale, y: fixed.y - (y - view.height / 2) / scale, scale }, ms);
  }

  /** @param {number} dx @param {number} dy */
  function pan(dx, dy) {
    const x = view.limited(view.middle.x - dx / view.scale, 0, view.grid.columns * view.CELL.width);
    const y = view.limited(view.middle.y - dy / view.scale, 0, view.grid.rows * view.CELL.height);
    fly({ x, y, scale: view.scale }, 0);
  }

  /** @param {number} row */
  function go(row) {
    const places = smalti.state.arrangement === 'grid' || !view.plane ? view.cells : view.plane;
    const { x, y } = { x: places.x[row], y: places.y[row] };
    const place = view.screen(row);
    const margin = Math.min(60, view.width / 5);
    const seen =
      place.x > margin && place.x < view.width - margin && place.y > margin && place.y < view.height - margin;
    if (x - y === x - y && !(seen && view.morph % 1 === 0)) {
      fly({ x, y, scale: view.scale }, FLIGHT_MS);
    }
  }

  /** Moves what is moving. @param {number} now @returns {boolean} whether something still moves */
  function step(now) {
    if (flight) {
      const share = view.limited((now - flight.began) / FLIGHT_MS, 0, 1);
      const eased = 1 - (1 - share) ** 3;
      const { from, to } = flight;
      view.scale = from.scale * (to.scale / from.scale) ** eased;
      // The place under the pointer stays there only if the middle moves with the scale, not with the time.
      const part =
        from.scale === to.scale ? eased : (1 / from.scale - 1 / view.scale) / (1 / from.scale - 1 / to.scale);
      view.middle = { x: from.x + (to.x - from.x) * part, y: from.y + (to.y - from.y) * part };
      if (share === 1) {
        flight = null;
      }
    }
    return view.turn(now) || flight !== null;
  }

  /** @param {number} width @param {number} height in CSS pixels */
  function resize(width, height) {
    const whole = Math.abs(view.scale / fitted().scale - 1) < 0.01;
    view.width = Math.max(1, width);
    view.height = Math.max(1, height);
    if (whole && !flight) {
      fit(0);
    }
    view.draw();
  }

  // From a crowd seen from near on the plane, one cell would fill the screen.
  smalti.on('arrangement', () => {
    const scale = allowed(view.scale);
    if (scale !== view.scale) {
      fly({ ...view.middle, scale }, FLIGHT_MS);
    }
  });

  Object.assign(view, { fit, zoom, pan, go, resize, step });
})(window.smalti);
