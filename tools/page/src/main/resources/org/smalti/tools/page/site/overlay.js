// What lies over the samples: names, outlines, the trail of what was heard, what sounds, the enlarged tile.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** How many of the last cells heard leave a trail, and for how long. */
  const TRAIL = 14;
  const TRAIL_MS = 2500;
  /** A tile narrower than this is also shown enlarged beside the pointer. */
  const LENS_BELOW = 56;
  /** From this width on a tile's picture moves while it sounds. */
  const MOVING_FROM = 30;
  /** Between wider tiles lines to the neighbours would only lie over pictures. */
  const LINKS_BELOW = 80;
  const LENS = { width: 144, height: 96 };

  const view = smalti.view;
  const context = /** @type {CanvasRenderingContext2D} */ (view.canvas.getContext('2d'));
  /** @type {SmaltiTheme} */
  let theme = { background: 0, accent: 0, accentText: '', text: '' };

  /** @type {Array<{row: number, at: number}>} */
  let trail = [];
  /**
   * When each sounding row began and how long it sounds, in the clock of performance.now().
   * @type {Map<number, {began: number, ms: number}>}
   */
  const heard = new Map();
  /** @type {number[]} */
  let neighbours = [];

  smalti.paintOverlay = function (colours, now) {
    theme = colours;
    const ratio = view.canvas.width / view.width;
    const { state } = smalti;
    const tile = view.tile();
    const box = { width: Math.max(10, tile.width), height: Math.max(10, tile.height) };
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    context.clearRect(0, 0, view.width, view.height);
    for (const label of view.labels) {
      label(context);
    }
    trail = trail.filter(({ at }) => now - at < TRAIL_MS).slice(-TRAIL);
    for (const { row, at } of trail) {
      outline(row, box, theme.text, 1.5, 0.7 * (1 - (now - at) / TRAIL_MS));
    }
    if (state.pinned >= 0) {
      links(box);
    }
    // On the plane tiles overlap: these come to the front.
    const raised = view.tiled && view.morph === 0;
    for (const row of front()) {
      const place = view.screen(row);
      const inside = place.x > -tile.width && place.x < view.width + tile.width;
      if (inside && (raised || (heard.has(row) && tile.width > MOVING_FROM))) {
        smalti.tiles.one(context, row, { ...place, ...tile }, heard.has(row) ? share(row, now) : 0.5);
      }
      if (row === state.pinned) {
        outline(row, { width: box.width + 4, height: box.height + 4 }, theme.accentText, 3, 1);
      }
      if (row === state.hovered || heard.has(row)) {
        outline(row, box, theme.text, 2, 1);
      }
    }
    if (state.hovered >= 0 && tile.width < LENS_BELOW) {
      lens(state.hovered, box, now);
    }
    for (const painter of view.painters) {
      context.save();
      painter(context);
      context.restore();
    }
    return trail.length > 0 || heard.size > 0;
  };

  /** What is drawn over all other samples, the topmost last; the pointer meets them in that order too. */
  function front() {
    const { pinned, hovered } = smalti.state;
    const last = [pinned, hovered].filter((row, i, all) => row >= 0 && all.lastIndexOf(row) === i);
    return Array.from(heard.keys()).filter((row) => !last.includes(row)).concat(last);
  }
  view.front = front;

  /** How much of a sample was heard, 0..1. @param {number} row @param {number} now */
  function share(row, now) {
    const sound = heard.get(row);
    return sound && sound.ms > 0 ? (now - sound.began) / sound.ms : 0;
  }

  /**
   * @param {number} row
   * @param {{width: number, height: number}} box
   * @param {string} colour
   * @param {number} line
   * @param {number} alpha
   */
  function outline(row, box, colour, line, alpha) {
    const { x, y } = view.screen(row);
    context.globalAlpha = alpha;
    context.strokeStyle = colour;
    context.lineWidth = line;
    context.strokeRect(x - box.width / 2, y - box.height / 2, box.width, box.height);
    context.globalAlpha = 1;
  }

  /** From the pinned sample to those that sound most like it. @param {{width: number, height: number}} box */
  function links(box) {
    const from = view.screen(smalti.state.pinned);
    context.strokeStyle = theme.accentText;
    context.lineWidth = 1;
    context.globalAlpha = 0.55;
    context.beginPath();
    for (const row of neighbours) {
      const to = view.screen(row);
      context.moveTo(from.x, from.y);
      context.lineTo(to.x, to.y);
    }
    if (box.width < LINKS_BELOW) {
      context.stroke();
    }
    for (const row of neighbours) {
      outline(row, box, theme.accentText, 1.5, 0.9);
    }
  }

  /** @param {number} row @param {{width: number, height: number}} box @param {number} now */
  function lens(row, box, now) {
    const { x, y } = view.screen(row);
    const size = view.width < 500 ? { width: 96, height: 64 } : LENS;
    const above = y - box.height / 2 - 10 - size.height / 2;
    const place = {
      x: Math.min(view.width - size.width / 2 - 4, Math.max(size.width / 2 + 4, x)),
      y: above - size.height / 2 < 4 ? y + box.height / 2 + 10 + size.height / 2 : above
    };
    smalti.tiles.one(context, row, { ...place, ...size }, heard.has(row) ? share(row, now) : 0.5);
    context.strokeStyle = theme.text;
    context.lineWidth = 2;
    context.strokeRect(place.x - size.width / 2, place.y - size.height / 2, size.width, size.height);
  }

  smalti.on('pinned', async (row) => {
    neighbours = [];
    view.draw(true);
    if (row >= 0) {
      try {
        const near = await smalti.neighbours(row);
        if (smalti.state.pinned === row) {
          neighbours = near.map((neighbour) => neighbour.row);
          view.draw(true);
        }
      } catch (fault) {
        smalti.emit('fault', /** @type {Error} */ (fault).message);
      }
    }
  });
  smalti.on('played', ({ row }) => {
    const { sound } = smalti.data;
    heard.set(row, { began: performance.now(), ms: sound ? sound.dur[row] * 1000 : 0 });
    view.draw(true);
  });
  smalti.on('ended', (row) => {
    heard.delete(row);
    trail.push({ row, at: performance.now() });
    view.draw(true);
  });
})(window.smalti);
