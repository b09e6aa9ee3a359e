// Pictures drawn on a 2-D canvas: the whole grid by a few calls, and single tiles when they are large.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** From this width on, in CSS pixels, a tile shows its large picture. */
  const NEAR_WIDTH = 64;
  /** From this width on selected cells are framed; narrower ones are tinted. */
  const FRAMED_WIDTH = 18;
  /** The most large pictures drawn a frame. */
  const NEAR_TILES = 700;

  /**
   * One pixel a cell, laid over the grid: colours, what is dimmed, what is selected, what is empty.
   * @type {{[name: string]: HTMLCanvasElement}}
   */
  let layers = {};
  smalti.on('ready', () => (layers = {}));
  for (const event of ['shown', 'selected', 'colour', 'theme']) {
    smalti.on(event, () => (layers = {}));
  }

  /**
   * @param {string} name
   * @param {(row: number) => number} colour of a row's cell, 0xAABBGGRR, 0 for transparent; of row -1 for empty ones
   */
  function layer(name, colour) {
    if (!layers[name]) {
      const canvas = document.createElement('canvas');
      const { columns, rows } = smalti.view.grid;
      canvas.width = columns;
      canvas.height = rows;
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const image = context.createImageData(columns, rows);
      const pixels = new Uint32Array(image.data.buffer);
      smalti.view.rowOfCell.forEach((row, cell) => (pixels[cell] = colour(row)));
      context.putImageData(image, 0, 0);
      layers[name] = canvas;
    }
    return layers[name];
  }

  /** @param {number} row @param {number} alpha 0..255 */
  function rgb(row, alpha) {
    const from = smalti.state.rgb;
    return ((alpha << 24) | (from[3 * row + 2] << 16) | (from[3 * row + 1] << 8) | from[3 * row]) >>> 0;
  }

  /** The colours of all samples, a pixel for each cell; nothing where no sample is. */
  const colours = () => layer('colours', (row) => (row < 0 ? 0 : rgb(row, 255)));

  /**
   * The grid as it stands: its pictures, and over them what is coloured, dimmed and selected.
   * @param {CanvasRenderingContext2D} context in CSS pixels @param {SmaltiPainting} how
   * @returns {number} draw calls
   */
  function grid(context, how) {
    const { view, state, pictures } = smalti;
    const corner = {
      x: view.width / 2 - view.middle.x * view.scale,
      y: view.height / 2 - view.middle.y * view.scale
    };
    const size = { width: view.grid.columns * how.tile.width, height: view.grid.rows * how.tile.height };
    let calls = 0;
    /** @param {HTMLCanvasElement} image */
    const whole = (image) => {
      part(context, image, corner, size);
      calls++;
    };
    context.imageSmoothingEnabled = true;
    if (how.pictures && pictures.levels.length) {
      const wanted = how.tile.width * how.ratio * view.grid.columns * 0.75;
      const level = pictures.levels.filter(({ canvas }) => canvas.width >= wanted).pop();
      whole((level || pictures.levels[0]).canvas);
      if (!level && pictures.levels[0].ratio > 1) {
        calls += blocks(context, corner, how);
      }
      if (how.tile.width > NEAR_WIDTH) {
        calls += tiles(
          context,
          view.rowsIn(
            -how.tile.width,
            -how.tile.height,
            view.width + how.tile.width,
            view.height + how.tile.height,
            NEAR_TILES
          ),
          how,
          true
        );
      }
    }
    context.imageSmoothingEnabled = false;
    if (view.rowOfCell.includes(-1) && how.pictures && pictures.levels.length) {
      // A JPEG has no transparency: the cells that no sample has are black in it.
      whole(layer('empty', (row) => (row < 0 ? how.background : 0)));
    }
    if (!how.pictures || !pictures.levels.length) {
      whole(colours());
    } else if (how.border) {
      whole(layer('tint', (row) => (row < 0 ? 0 : rgb(row, 150))));
    }
    if (state.shown.includes(0)) {
      const dimmed = ((how.background & 0xffffff) | 0xdc000000) >>> 0;
      whole(layer('dimmed', (row) => (row < 0 || state.shown[row] ? 0 : dimmed)));
    }
    if (state.selected.includes(1) && how.tile.width >= FRAMED_WIDTH) {
      calls += frames(context, how);
    } else if (state.selected.includes(1)) {
      whole(layer('selected', (row) => (state.selected[row] ? ((how.accent & 0xffffff) | 0x78000000) >>> 0 : 0)));
    }
    return calls;
  }

  /** @param {CanvasRenderingContext2D} context @param {SmaltiPainting} how */
  function frames(context, how) {
    const { view, state } = smalti;
    const { width, height } = how.tile;
    context.strokeStyle = how.accentText;
    context.lineWidth = 3;
    context.beginPath();
    for (const row of view.rowsIn(-width, -height, view.width + width, view.height + height)) {
      if (state.selected[row]) {
        const { x, y } = view.screen(row);
        context.rect(x - width / 2 + 1.5, y - height / 2 + 1.5, width - 3, height - 3);
      }
    }
    context.stroke();
    return 1;
  }

  /**
   * Draws what of an image is on the screen: a canvas without a graphics card pays for what is given, not for what
   * is seen.
   * @param {CanvasRenderingContext2D} context @param {HTMLCanvasElement} image
   * @param {{x: number, y: number}} corner @param {{width: number, height: number}} size
   */
  function part(context, image, corner, size) {
    const scale = { x: image.width / size.width, y: image.height / size.height };
    const left = Math.max(0, Math.floor(-corner.x * scale.x) - 1);
    const top = Math.max(0, Math.floor(-corner.y * scale.y) - 1);
    const right = Math.min(image.width, Math.ceil((smalti.view.width - corner.x) * scale.x) + 1);
    const bottom = Math.min(image.height, Math.ceil((smalti.view.height - corner.y) * scale.y) + 1);
    if (right > left && bottom > top) {
      context.drawImage(
        image,
        left,
        top,
        right - left,
        bottom - top,
        corner.x + left / scale.x,
        corner.y + top / scale.y,
        (right - left) / scale.x,
        (bottom - top) / scale.y
      );
    }
  }

  /** @param {CanvasRenderingContext2D} context @param {{x: number, y: number}} corner @param {SmaltiPainting} how */
  function blocks(context, corner, how) {
    const atlas = /** @type {NonNullable<SmaltiData['pictures']>} */ (smalti.data.pictures);
    const width = atlas.block * how.tile.width;
    const height = atlas.block * how.tile.height;
    const across = Math.ceil(atlas.columns / atlas.block);
    const down = Math.ceil(atlas.rows / atlas.block);
    let calls = 0;
    for (
      let line = Math.max(0, Math.floor(-corner.y / height));
      line < down && corner.y + line * height < smalti.view.height;
      line++
    ) {
      for (
        let i = Math.max(0, Math.floor(-corner.x / width));
        i < across && corner.x + i * width < smalti.view.width;
        i++
      ) {
        const image = smalti.pictures.sharp(line * across + i);
        if (image) {
          const shown = {
            width: (image.width / atlas.width) * how.tile.width,
            height: (image.height / atlas.height) * how.tile.height
          };
          context.drawImage(image, corner.x + i * width, corner.y + line * height, shown.width, shown.height);
          calls++;
        }
      }
    }
    return calls;
  }

  /**
   * Single tiles, what is dimmed first.
   * @param {CanvasRenderingContext2D} context @param {number[]} rows @param {SmaltiPainting} how
   * @param {boolean} [large] only those whose large picture is there
   * @returns {number} draw calls
   */
  function tiles(context, rows, how, large = false) {
    const { state, view } = smalti;
    const { width, height } = how.tile;
    let calls = 0;
    for (let pass = large ? 1 : 0; pass < 2; pass++) {
      context.globalAlpha = pass || large ? 1 : 0.16;
      for (const row of rows) {
        if (!large && state.shown[row] !== pass) {
          continue;
        }
        const from = width > NEAR_WIDTH ? smalti.pictures.near(row, 0.5) : null;
        const picture = from || (large ? null : smalti.pictures.region(row, width * how.ratio));
        const { x, y } = view.screen(row);
        if (picture) {
          context.drawImage(
            picture.image,
            picture.x,
            picture.y,
            picture.width,
            picture.height,
            x - width / 2,
            y - height / 2,
            width,
            height
          );
          calls++;
        }
        if (!large) {
          context.lineWidth = state.selected[row] ? 3 : 1.5;
          context.strokeStyle = state.selected[row]
            ? how.accentText
            : `rgb(${state.rgb[3 * row]} ${state.rgb[3 * row + 1]} ${state.rgb[3 * row + 2]})`;
          context.strokeRect(x - width / 2, y - height / 2, width, height);
          calls++;
        }
      }
    }
    context.globalAlpha = 1;
    return calls;
  }

  /**
   * One tile with a moving picture where there is one.
   * @param {CanvasRenderingContext2D} context @param {number} row
   * @param {{x: number, y: number, width: number, height: number}} box its middle and size
   * @param {number} share 0..1 of the sample
   */
  function one(context, row, box, share) {
    const picture = smalti.pictures.near(row, share) || smalti.pictures.region(row, box.width * 2);
    const corner = { x: box.x - box.width / 2, y: box.y - box.height / 2 };
    if (picture) {
      context.drawImage(
        picture.image,
        picture.x,
        picture.y,
        picture.width,
        picture.height,
        corner.x,
        corner.y,
        box.width,
        box.height
      );
    } else {
      const { rgb } = smalti.state;
      context.fillStyle = `rgb(${rgb[3 * row]} ${rgb[3 * row + 1]} ${rgb[3 * row + 2]})`;
      context.fillRect(corner.x, corner.y, box.width, box.height);
    }
  }

  smalti.tiles = { colours, grid, tiles, one };
})(window.smalti);
