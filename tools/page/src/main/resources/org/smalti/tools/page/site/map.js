// The map's picture: which way of drawing a frame takes, and how long it took.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Single tiles drawn by a 2-D canvas on the plane: from this width on, and at most so many. */
  const TILE_WIDTH = 22;
  const TILES = 500;

  const view = smalti.view;
  /** @param {string} id */
  const canvasOf = (id) => /** @type {HTMLCanvasElement} */ (document.getElementById(id));
  const scattered = canvasOf('map-dots');
  const base = canvasOf('map-tiles');
  const baseContext = /** @type {CanvasRenderingContext2D} */ (base.getContext('2d'));

  /** @type {SmaltiTiming} */
  const timing = { readyMs: 0, picturesMs: 0, frameMs: [], drawCalls: 0, decodedBytes: 0, painter: '' };
  smalti.timing = timing;

  /** "pictures", "tinted" by the samples' colours, or "colours" alone. */
  smalti.look = 'pictures';

  let asked = false;
  let baseStale = true;

  /** @param {boolean} [topOnly] */
  function draw(topOnly = false) {
    baseStale = baseStale || !topOnly;
    if (!asked && smalti.data) {
      asked = true;
      requestAnimationFrame(frame);
    }
  }
  view.draw = draw;

  // ---- colours of the theme, read from the style sheet

  /** @type {SmaltiTheme} */
  let theme = { background: 0, accent: 0, accentText: '', text: '' };

  function readTheme() {
    const style = getComputedStyle(document.documentElement);
    /** @param {string} name */
    const named = (name) => style.getPropertyValue(name).trim();
    /** @param {string} hex */
    const number = (hex) => {
      const [r, g, b] = [1, 3, 5].map((i) => parseInt(hex.slice(i, i + 2), 16));
      return (0xff000000 | (b << 16) | (g << 8) | r) >>> 0;
    };
    theme = {
      background: number(named('--map')),
      accent: number(named('--accent')),
      accentText: named('--accent'),
      text: named('--text')
    };
    smalti.emit('theme', undefined);
    draw();
  }

  // ---- one frame

  /** @param {number} now */
  function frame(now) {
    const began = performance.now();
    asked = false;
    const moving = view.step(now);
    if (baseStale || moving) {
      baseStale = false;
      timing.drawCalls = paintBase();
    }
    const fading = smalti.paintOverlay(theme, now);
    timing.frameMs.push(performance.now() - began);
    if (timing.frameMs.length > 240) {
      timing.frameMs.shift();
    }
    if (moving) {
      draw();
    } else if (fading) {
      draw(true);
    }
  }

  /** @returns {number} draw calls */
  function paintBase() {
    const tile = view.tile();
    /** @type {SmaltiPainting} */
    const how = {
      ...theme,
      ratio: base.width / view.width,
      tile,
      radius: Math.min(7, Math.max(1.5, tile.width * 0.3)),
      pictures: smalti.look !== 'colours',
      border: smalti.look === 'tinted' || (smalti.look === 'pictures' && view.morph < 1 && tile.width > 16),
      // How much of all samples a screen shows when zoomed in: pictures are affordable then.
      parts: (view.grid.columns * view.scale * 3 * view.grid.rows * view.scale * 2) / (view.width * view.height)
    };
    const settled = view.morph === 1;
    const few = view.morph === 0 && how.pictures && tile.width >= TILE_WIDTH ? visible(tile, TILES + 1) : [];
    const asTiles = few.length > 0 && few.length <= TILES;
    const byCard = smalti.dots.works() && !settled;
    scattered.hidden = !byCard;
    baseContext.setTransform(how.ratio, 0, 0, how.ratio, 0, 0);
    baseContext.clearRect(0, 0, view.width, view.height);
    view.tiled = settled || asTiles;
    if (settled) {
      return smalti.tiles.grid(baseContext, how);
    }
    if (asTiles) {
      scattered.hidden = true;
      // As the other two ways of drawing have it, so that what lies above stays there from one to the other.
      few.sort((a, b) => a - b);
      return smalti.tiles.tiles(baseContext, few, how);
    }
    if (byCard) {
      view.tiled = smalti.dots.draw({ ...how, ratio: scattered.width / view.width });
    } else {
      view.tiled = smalti.pixels(baseContext, how);
    }
    return 1;
  }

  /** @param {{width: number, height: number}} tile @param {number} most */
  function visible(tile, most) {
    return view.rowsIn(
      -tile.width / 2,
      -tile.height / 2,
      view.width + tile.width / 2,
      view.height + tile.height / 2,
      most
    );
  }

  // ---- what makes a new picture necessary

  smalti.on('ready', () => {
    readTheme();
    matchMedia('(prefers-color-scheme: light)').addEventListener('change', readTheme);
    const forced = /[#&]draw=(webgl|plain)/.exec(location.hash);
    const byCard = forced && forced[1] === 'plain' ? false : smalti.dots.start(scattered, Boolean(forced));
    timing.painter = byCard ? 'webgl' : 'plain';
    const fitCanvases = () => {
      const box = view.canvas.getBoundingClientRect();
      const ratio = Math.min(2, devicePixelRatio || 1);
      for (const canvas of [scattered, base, view.canvas]) {
        // Without a graphics card every pixel is paid for by the processor.
        const fine = canvas === view.canvas || byCard ? ratio : 1;
        canvas.width = Math.max(1, Math.round(box.width * fine));
        canvas.height = Math.max(1, Math.round(box.height * fine));
      }
      view.resize(box.width, box.height);
    };
    fitCanvases();
    view.fit(0);
    new ResizeObserver(() => {
      const { width, height } = view.canvas.getBoundingClientRect();
      if (width !== view.width || height !== view.height) {
        fitCanvases();
      }
    }).observe(view.canvas);
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        timing.readyMs = performance.now();
        smalti.emit('drawn', undefined);
      })
    );
    smalti.pictures.done.then(() => (timing.picturesMs = performance.now()));
  });
  for (const event of ['shown', 'selected', 'colour', 'arrangement', 'look']) {
    smalti.on(event, () => draw());
  }
  smalti.on('hovered', () => draw(true));
})(window.smalti);
