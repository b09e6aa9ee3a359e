// Names on the map: where most of the samples of a region are from one work, its title stands there.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Regions across and down. */
  const ACROSS = 9;
  const DOWN = 7;
  /** A region is named after a work that has at least this share of its samples. */
  const SHARE = 0.5;
  const FEWEST = 4;
  const NAMES = 14;
  /** How much of a name is seen where all its samples are left out by the filter. */
  const DIMMED = 0.25;
  const LONGEST = 28;
  /** CSS pixels of the map's width for each name. */
  const ROOM = 150;
  /** On a map narrower than this a name covers so much of it that there is only one for twice the room. */
  const NARROW = 500;
  /** Names lie over far views only: a larger tile speaks for itself. */
  const WIDEST_TILE = 64;
  const HEIGHT = 20;

  const view = smalti.view;
  /** @type {Array<{text: string, x: number, y: number, rows: number[], dimmed: boolean}>} in units of the map */
  let names = [];
  let shown = true;

  function find() {
    names = [];
    const column = smalti.data.columns.get('filename');
    if (!column || !column.words || smalti.data.files.length < 2) {
      return;
    }
    const size = { width: (view.grid.columns * 3) / ACROSS, height: (view.grid.rows * 2) / DOWN };
    /** @type {Map<string, {text: string, fromEnd: boolean, region: number, rows: number[], x: number, y: number}>} */
    const works = new Map();
    const totals = new Uint32Array(ACROSS * DOWN);
    for (let row = 0; row < view.x.length; row++) {
      const across = Math.floor(view.x[row] / size.width);
      const down = Math.floor(view.y[row] / size.height);
      const file = smalti.file(row);
      if (!(across >= 0 && across < ACROSS && down >= 0 && down < DOWN) || !file) {
        continue;
      }
      const region = down * ACROSS + across;
      const text = smalti.plain(smalti.titleOf(file));
      // Files of one name in two folders are two works.
      const key = `${region} ${file.title || file.filename}`;
      const work = works.get(key) || { text, fromEnd: !file.title, region, rows: [], x: 0, y: 0 };
      work.rows.push(row);
      work.x += view.x[row];
      work.y += view.y[row];
      totals[region]++;
      works.set(key, work);
    }
    const taken = new Set();
    const clear = Array.from(works.values())
      .filter(({ region, rows }) => rows.length >= FEWEST && rows.length >= SHARE * totals[region])
      .sort((a, b) => b.rows.length - a.rows.length);
    for (const { text, fromEnd, rows, x, y } of clear) {
      if (!taken.has(text) && names.length < NAMES) {
        taken.add(text);
        names.push({
          text: shortened(text, fromEnd),
          x: x / rows.length,
          y: y / rows.length,
          rows,
          dimmed: false
        });
      }
    }
    dim();
  }

  /**
   * The names of files differ at their ends, titles at their beginnings.
   * @param {string} text @param {boolean} fromEnd
   */
  function shortened(text, fromEnd) {
    const letters = Array.from(text);
    if (letters.length <= LONGEST) {
      return text;
    }
    return fromEnd
      ? '…' + letters.slice(1 - LONGEST).join('').trimStart()
      : letters.slice(0, LONGEST - 1).join('').trimEnd() + '…';
  }

  /** A name is dimmed with its samples. */
  function dim() {
    for (const name of names) {
      name.dimmed = !name.rows.some((row) => smalti.state.shown[row]);
    }
  }

  /** @param {CanvasRenderingContext2D} context */
  function paint(context) {
    if (!shown || view.morph % 1 !== 0 || view.tile().width > WIDEST_TILE) {
      return;
    }
    const style = getComputedStyle(document.documentElement);
    context.font = `600 12px ${getComputedStyle(document.body).fontFamily}`;
    context.textAlign = 'center';
    context.textBaseline = 'middle';
    /** @type {Array<{left: number, right: number, y: number}>} */
    const placed = [];
    const room = view.width < NARROW ? 2 * ROOM : ROOM;
    for (const { text, x, y, dimmed } of names.slice(0, Math.floor(view.width / room))) {
      const place = {
        x: (x - view.middle.x) * view.scale + view.width / 2,
        y: (y - view.middle.y) * view.scale + view.height / 2
      };
      const half = context.measureText(text).width / 2 + 8;
      const box = { left: place.x - half, right: place.x + half, y: place.y };
      const covered = placed.some(
        (other) => Math.abs(other.y - box.y) < HEIGHT + 2 && other.left < box.right && box.left < other.right
      );
      if (covered || box.left < 0 || box.right > view.width || place.y < HEIGHT || place.y > view.height - HEIGHT) {
        continue;
      }
      placed.push(box);
      context.globalAlpha = 0.82 * (dimmed ? DIMMED : 1);
      context.fillStyle = style.getPropertyValue('--panel');
      context.beginPath();
      context.rect(box.left, place.y - HEIGHT / 2, 2 * half, HEIGHT);
      context.fill();
      context.globalAlpha = dimmed ? DIMMED : 1;
      context.fillStyle = style.getPropertyValue('--text');
      context.fillText(text, place.x, place.y + 1);
      context.globalAlpha = 1;
    }
  }

  smalti.on('ready', () => {
    find();
    if (names.length) {
      view.labels.push(paint);
      smalti.key('n', 'names on the map, or none', () => {
        shown = !shown;
        view.draw(true);
      });
    }
  });
  smalti.on('shown', () => {
    dim();
    view.draw(true);
  });
  smalti.on('arranged', () => {
    find();
    view.draw(true);
  });
})(window.smalti);
