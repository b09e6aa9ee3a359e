/// <reference path="smalti.d.ts" />
// A line drawn over the map: the samples it passes, in that order, are a sequence.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** CSS pixels from one look at the map to the next. */
  const STEP = 3;

  /** @type {number[]} */
  let rows = [];
  /** @type {{x: number, y: number} | null} where the pen is */
  let pen = null;

  /** @param {number} x @param {number} y */
  function touch(x, y) {
    const row = smalti.view.at(x, y);
    if (row >= 0 && smalti.state.shown[row] && row !== rows[rows.length - 1]) {
      rows.push(row);
      smalti.play(row, { brief: true });
    }
  }

  smalti.tools.draw = {
    label: 'Path',
    down: (x, y) => {
      smalti.sequence.stop();
      rows = [];
      pen = { x, y };
      touch(x, y);
      smalti.view.draw(true);
    },
    move: (x, y) => {
      if (pen) {
        const length = Math.hypot(x - pen.x, y - pen.y);
        const steps = Math.max(1, Math.ceil(length / STEP));
        for (let i = 1; i <= steps; i++) {
          touch(pen.x + (x - pen.x) * (i / steps), pen.y + (y - pen.y) * (i / steps));
        }
        pen = { x, y };
        smalti.view.draw(true);
      }
    },
    up: () => {
      if (pen) {
        pen = null;
        smalti.emit('path', rows);
      }
      smalti.view.draw(true);
    }
  };

  /** @param {CanvasRenderingContext2D} context */
  function paint(context) {
    if (rows.length === 0) {
      return;
    }
    const style = getComputedStyle(document.documentElement);
    context.beginPath();
    for (const row of rows) {
      const { x, y } = smalti.view.screen(row);
      context.lineTo(x, y);
    }
    if (pen) {
      context.lineTo(pen.x, pen.y);
    }
    context.lineJoin = context.lineCap = 'round';
    // Twice, so that it is seen on pictures of any colour.
    context.lineWidth = 5;
    context.strokeStyle = style.getPropertyValue('--map').trim();
    context.stroke();
    context.lineWidth = 2.5;
    context.strokeStyle = style.getPropertyValue('--accent').trim();
    context.stroke();
  }

  smalti.on('ready', () => smalti.view.painters.push(paint));

  smalti.path = {
    rows: () => rows.slice(),
    clear: () => {
      rows = [];
      pen = null;
      smalti.emit('path', rows);
      smalti.view.draw(true);
    }
  };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
