// The pictures: the atlas of small ones in blocks with halved copies of the whole, and the larger moving ones.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** The most pixels that one whole copy of the atlas may have: 26 MB of memory. */
  const WHOLE_PIXELS = 6.5e6;
  /** The most pixels of the copy that the software painter reads. */
  const SMALL_PIXELS = 1.6e6;
  /** How many decoded blocks and how many bytes of moving pictures stay in memory. */
  const BLOCKS_KEPT = 40;
  const NEAR_BYTES = 96e6;
  const AT_ONCE = 3;

  const still = matchMedia('(prefers-reduced-motion: reduce)');

  /** @type {SmaltiPictures} */
  const pictures = {
    levels: [],
    width: 0,
    height: 0,
    loaded: 0,
    blocks: 0,
    small: null,
    region,
    near,
    sharp,
    done: Promise.resolve()
  };
  smalti.pictures = pictures;

  /** @type {Array<Blob | null>} the blocks that are in the copies: decoded again when they are needed at full size */
  let jpegs = [];
  /**
   * Decoded pictures by key, the one used last at the end.
   * @type {Map<string, {bitmap: ImageBitmap, bytes: number}>}
   */
  const decodedBlocks = new Map();
  /** @type {Map<string, {bitmap: ImageBitmap, bytes: number}>} */
  const decodedNear = new Map();
  /** @type {Set<string>} */
  const failed = new Set();
  /** What is to be decoded, the newest wish last. @type {Map<string, () => Promise<void>>} */
  const wishes = new Map();
  let busy = 0;

  /** @param {string} name */
  const jpegOf = async (name) => {
    const text = await smalti.load(name);
    smalti.forget(name);
    return new Blob([/** @type {ArrayBuffer} */ (smalti.bytes(text).buffer)], { type: 'image/jpeg' });
  };

  /** @param {number} width @param {number} height */
  function layer(width, height) {
    const canvas = document.createElement('canvas');
    canvas.width = width;
    canvas.height = height;
    const settings = { alpha: false, willReadFrequently: width * height <= SMALL_PIXELS };
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d', settings));
    return { canvas, context };
  }

  function begin() {
    const atlas = smalti.data.pictures;
    if (!atlas) {
      return;
    }
    const width = atlas.columns * atlas.width;
    const height = atlas.rows * atlas.height;
    pictures.width = width;
    pictures.height = height;
    for (let ratio = 1; atlas.width / ratio >= 3 && Number.isInteger(atlas.height / ratio); ratio *= 2) {
      if ((width / ratio) * (height / ratio) <= WHOLE_PIXELS && Number.isInteger(atlas.width / ratio)) {
        pictures.levels.push({ ratio, ...layer(width / ratio, height / ratio) });
      }
    }
    const across = Math.ceil(atlas.columns / atlas.block);
    pictures.blocks = across * Math.ceil(atlas.rows / atlas.block);
    jpegs = new Array(pictures.blocks).fill(null);
    smalti.on('colour', () => colourWaiting(across));
    pictures.done = loadBlocks(across);
  }

  /** Until its picture is there, a sample has its colour in the copies. @param {number} across */
  function colourWaiting(across) {
    const atlas = /** @type {NonNullable<SmaltiData['pictures']>} */ (smalti.data.pictures);
    const waiting = Array.from(jpegs.keys()).filter((index) => !jpegs[index]);
    const colours = smalti.tiles.colours();
    for (const { ratio, context } of pictures.levels) {
      const width = atlas.width / ratio;
      const height = atlas.height / ratio;
      context.imageSmoothingEnabled = false;
      for (const index of waiting) {
        const left = (index % across) * atlas.block;
        const top = Math.floor(index / across) * atlas.block;
        const columns = Math.min(atlas.block, atlas.columns - left);
        const rows = Math.min(atlas.block, atlas.rows - top);
        const to = [left * width, top * height, columns * width, rows * height];
        context.drawImage(colours, left, top, columns, rows, to[0], to[1], to[2], to[3]);
      }
      context.imageSmoothingEnabled = true;
    }
    if (waiting.length) {
      changed();
    }
  }

  /** @param {number} index */
  const blockName = (index) => 'pictures-' + String(index).padStart(4, '0');

  /** All blocks, from the middle outwards, a few at once. @param {number} across */
  async function loadBlocks(across) {
    const down = pictures.blocks / across;
    /** @param {number} i */
    const away = (i) => Math.hypot((i % across) - (across - 1) / 2, Math.floor(i / across) - (down - 1) / 2);
    const order = jpegs.map((_, i) => i).sort((a, b) => away(a) - away(b));
    let drawn = 0;
    const worker = async () => {
      for (let index = order.shift(); index !== undefined; index = order.shift()) {
        try {
          const jpeg = await jpegOf(blockName(index));
          const bitmap = await createImageBitmap(jpeg);
          jpegs[index] = jpeg;
          copyDown(bitmap, index, across);
          keep(decodedBlocks, String(index), bitmap);
        } catch (fault) {
          smalti.emit('fault', /** @type {Error} */ (fault).message);
        }
        pictures.loaded++;
        if (performance.now() - drawn > 250) {
          drawn = performance.now();
          changed();
        }
      }
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
    changed();
  }

  /**
   * Draws a block into the largest whole copy, and from there into the smaller ones.
   * @param {ImageBitmap} bitmap
   * @param {number} index
   * @param {number} across
   */
  function copyDown(bitmap, index, across) {
    const atlas = /** @type {NonNullable<SmaltiData['pictures']>} */ (smalti.data.pictures);
    const left = (index % across) * atlas.block * atlas.width;
    const top = Math.floor(index / across) * atlas.block * atlas.height;
    /** @type {CanvasImageSource} */
    let source = bitmap;
    let from = [0, 0, bitmap.width, bitmap.height];
    for (const { ratio, canvas, context } of pictures.levels) {
      // Halving by the plain filter takes the mean of four pixels; more than that needs the better one.
      context.imageSmoothingQuality = from[2] * ratio > 2 * bitmap.width ? 'high' : 'low';
      const to = [left / ratio, top / ratio, bitmap.width / ratio, bitmap.height / ratio];
      context.drawImage(source, from[0], from[1], from[2], from[3], to[0], to[1], to[2], to[3]);
      source = canvas;
      from = to;
    }
  }

  /** New pictures are there: the software painter's copy follows. */
  function changed() {
    const atlas = smalti.data.pictures;
    const level = pictures.levels.find(({ canvas }) => canvas.width * canvas.height <= SMALL_PIXELS);
    if (atlas && level) {
      const { width, height } = level.canvas;
      pictures.small = {
        pixels: new Uint32Array(level.context.getImageData(0, 0, width, height).data.buffer),
        stride: width,
        width: atlas.width / level.ratio,
        height: atlas.height / level.ratio
      };
    }
    smalti.emit('pictures', pictures.loaded);
    smalti.view.draw();
  }

  /**
   * @param {Map<string, {bitmap: ImageBitmap, bytes: number}>} cache
   * @param {string} key
   * @param {ImageBitmap} bitmap
   */
  function keep(cache, key, bitmap) {
    cache.set(key, { bitmap, bytes: bitmap.width * bitmap.height * 4 });
    let bytes = 0;
    for (const kept of cache.values()) {
      bytes += kept.bytes;
    }
    for (const [oldest, kept] of cache) {
      const full = cache === decodedNear ? bytes > NEAR_BYTES : cache.size > BLOCKS_KEPT;
      if (!full || oldest === key) {
        break;
      }
      bytes -= kept.bytes;
      kept.bitmap.close();
      cache.delete(oldest);
    }
  }

  /**
   * A decoded picture, or null while it is on its way.
   * @param {Map<string, {bitmap: ImageBitmap, bytes: number}>} cache @param {string} key
   * @param {() => Promise<Blob>} jpeg
   */
  function decoded(cache, key, jpeg) {
    const kept = cache.get(key);
    if (kept) {
      cache.delete(key);
      cache.set(key, kept);
      return kept.bitmap;
    }
    if (!failed.has(key)) {
      wishes.delete(key);
      wishes.set(key, async () => keep(cache, key, await createImageBitmap(await jpeg())));
      work();
    }
    return null;
  }

  /** Fulfils the newest wishes first: the older ones may be off the screen by now. */
  async function work() {
    while (busy < AT_ONCE && wishes.size > 0) {
      const [key, fulfil] = /** @type {[string, () => Promise<void>]} */ (Array.from(wishes).pop());
      wishes.delete(key);
      while (wishes.size > 24) {
        wishes.delete(/** @type {string} */ (wishes.keys().next().value));
      }
      busy++;
      fulfil()
        .catch((fault) => {
          failed.add(key);
          smalti.emit('fault', fault.message);
        })
        .then(() => {
          busy--;
          smalti.emit('near', undefined);
          smalti.view.draw();
          work();
        });
    }
  }

  /** The block of the atlas at full size, or null. @param {number} index */
  function sharp(index) {
    const jpeg = jpegs[index];
    return jpeg ? decoded(decodedBlocks, String(index), async () => jpeg) : null;
  }

  /**
   * A sample's picture: where it is in which image, the smallest copy that is sharp enough.
   * @param {number} row @param {number} width wanted, in device pixels
   */
  function region(row, width) {
    const atlas = smalti.data.pictures;
    if (!atlas) {
      return null;
    }
    const cell = atlas.cells[row];
    const column = cell % atlas.columns;
    const line = Math.floor(cell / atlas.columns);
    const enough = pictures.levels.filter((level) => (atlas.width / level.ratio) * 1.3 >= width).pop();
    if (!enough && pictures.levels[0] && pictures.levels[0].ratio > 1) {
      const across = Math.ceil(atlas.columns / atlas.block);
      const image = sharp(Math.floor(line / atlas.block) * across + Math.floor(column / atlas.block));
      if (image) {
        const x = (column % atlas.block) * atlas.width;
        return { image, x, y: (line % atlas.block) * atlas.height, width: atlas.width, height: atlas.height };
      }
    }
    const level = enough || pictures.levels[0];
    if (!level) {
      return null;
    }
    const size = { width: atlas.width / level.ratio, height: atlas.height / level.ratio };
    return { image: level.canvas, x: column * size.width, y: line * size.height, ...size };
  }

  /**
   * A sample's large picture at a moment of it, or null while it is on its way or where there is none.
   * @param {number} row @param {number} share 0..1 of the sample
   */
  function near(row, share) {
    const sheets = smalti.data.near;
    if (!sheets || sheets.part[row] === smalti.NONE) {
      return null;
    }
    const name = 'near-' + String(sheets.part[row]).padStart(4, '0');
    const image = decoded(decodedNear, name, () => jpegOf(name));
    if (!image) {
      return null;
    }
    const moment = still.matches ? 0.5 : share;
    const frame = Math.min(sheets.frames - 1, Math.max(0, Math.floor(moment * sheets.frames)));
    const { width, height } = sheets;
    return { image, x: frame * width, y: sheets.row[row] * height, width, height };
  }

  smalti.on('ready', begin);
})(window.smalti);
