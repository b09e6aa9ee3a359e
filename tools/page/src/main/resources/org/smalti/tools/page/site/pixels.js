// Dots and small pictures on the plane by plain arithmetic, for machines without a graphics card:
// 16,384 calls of drawImage take half a second there, 16,384 dots written into one picture two milliseconds.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** The most pixels that small pictures may cover a frame; beyond that samples are dots. */
  const PICTURE_PIXELS = 3e6;

  const NOTHING = new Int32Array(0);

  /** @type {ImageData | null} */
  let image = null;
  let target = new Uint32Array(0);

  /** @param {number} a @param {number} b @param {number} share of b in 1/256 */
  function mixed(a, b, share) {
    const rest = 256 - share;
    const odd = (((a & 0xff00ff) * rest + (b & 0xff00ff) * share) >>> 8) & 0xff00ff;
    const even = (((a >>> 8) & 0xff) * rest + ((b >>> 8) & 0xff) * share) & 0xff00;
    return (0xff000000 | odd | even) >>> 0;
  }

  /**
   * A disc as what to add to the place of its middle: pixels it covers whole, and those at its edge with their share.
   */
  function disc(/** @type {number} */ radius, /** @type {number} */ stride) {
    const reach = Math.ceil(radius);
    const inner = [];
    const edge = [];
    const share = [];
    for (let y = -reach; y <= reach; y++) {
      for (let x = -reach; x <= reach; x++) {
        const cover = Math.round(256 * Math.min(1, radius + 0.5 - Math.hypot(x, y)));
        if (cover === 256) {
          inner.push(y * stride + x);
        } else if (cover > 0) {
          edge.push(y * stride + x);
          share.push(cover);
        }
      }
    }
    return { reach, inner: Int32Array.from(inner), edge: Int32Array.from(edge), share: Int32Array.from(share) };
  }

  /**
   * Draws every sample at its present place.
   * @param {CanvasRenderingContext2D} context @param {SmaltiPainting} how
   * @returns {boolean} whether they are tiles, not dots
   */
  smalti.pixels = function (context, how) {
    const { width, height } = context.canvas;
    if (!image || image.width !== width || image.height !== height) {
      image = new ImageData(width, height);
      target = new Uint32Array(image.data.buffer);
    }
    target.fill(how.background);
    const { view, state } = smalti;
    const n = view.x.length;
    const small = how.pictures ? smalti.pictures.small : null;
    const tile = { width: Math.round(how.tile.width * how.ratio), height: Math.round(how.tile.height * how.ratio) };
    const asPictures =
      small && tile.width >= 6 && n * tile.width * tile.height <= PICTURE_PIXELS * Math.max(1, how.parts);
    const radius = how.radius * how.ratio;
    const dot = disc(radius, width);
    const ring = disc(radius + 2 * how.ratio, width);
    const scale = view.scale * how.ratio;
    const left = width / 2 - view.middle.x * scale;
    const top = height / 2 - view.middle.y * scale;
    const cells = smalti.data.pictures ? smalti.data.pictures.cells : null;
    const columns = view.grid.columns;
    const margin = asPictures ? Math.max(tile.width, tile.height) : ring.reach;
    const source = small
      ? Int32Array.from({ length: tile.width }, (_, i) => Math.floor((i * small.width) / tile.width))
      : NOTHING;
    // What the filter dims is drawn first, so that it covers nothing that is shown.
    for (let pass = 0; pass < 2; pass++) {
      for (let row = 0; row < n; row++) {
        if (state.shown[row] !== pass) {
          continue;
        }
        const x = Math.round(view.x[row] * scale + left);
        const y = Math.round(view.y[row] * scale + top);
        if (!(x > -margin && y > -margin && x < width + margin && y < height + margin)) {
          continue;
        }
        const rgb = state.rgb[3 * row] | (state.rgb[3 * row + 1] << 8) | (state.rgb[3 * row + 2] << 16);
        const colour = pass === 1 ? (0xff000000 | rgb) >>> 0 : mixed(how.background, rgb, 40);
        if (asPictures && cells) {
          const cell = cells[row];
          const from = Math.floor(cell / columns) * small.height * small.stride + (cell % columns) * small.width;
          const edge = state.selected[row] ? how.accent : how.border ? colour : 0;
          picture(
            small,
            from,
            source,
            x - (tile.width >> 1),
            y - (tile.height >> 1),
            tile,
            pass,
            how.background,
            edge
          );
        } else {
          if (state.selected[row]) {
            stamp(ring, x, y, how.accent);
          }
          stamp(dot, x, y, colour);
        }
      }
    }
    context.putImageData(image, 0, 0);
    return Boolean(asPictures && cells);
  };

  /** @param {ReturnType<typeof disc>} shape @param {number} x @param {number} y @param {number} colour */
  function stamp(shape, x, y, colour) {
    const { width, height } = /** @type {ImageData} */ (image);
    const { reach, inner, edge, share } = shape;
    if (x < reach || y < reach || x >= width - reach || y >= height - reach) {
      return;
    }
    const place = y * width + x;
    const pixels = target;
    for (let i = 0; i < inner.length; i++) {
      pixels[place + inner[i]] = colour;
    }
    for (let i = 0; i < edge.length; i++) {
      pixels[place + edge[i]] = mixed(pixels[place + edge[i]], colour, share[i]);
    }
  }

  /**
   * A small picture, nearest pixels, with a border of one pixel if a colour is given.
   * @param {NonNullable<SmaltiPictures['small']>} small @param {number} from its first pixel
   * @param {Int32Array} columns of the picture, for each pixel across @param {number} left @param {number} top
   * @param {{width: number, height: number}} tile @param {number} bright
   * @param {number} background @param {number} edge
   */
  function picture(small, from, columns, left, top, tile, bright, background, edge) {
    const { width, height } = /** @type {ImageData} */ (image);
    const begin = Math.max(0, -left);
    const end = Math.min(tile.width, width - left);
    const last = Math.min(tile.height, height - top) - 1;
    if (begin >= end) {
      return;
    }
    const pixels = target;
    const given = small.pixels;
    for (let line = Math.max(0, -top); line <= last; line++) {
      const source = from + Math.floor((line * small.height) / tile.height) * small.stride;
      const to = (top + line) * width + left;
      if (!bright) {
        for (let i = begin; i < end; i++) {
          pixels[to + i] = mixed(background, given[source + columns[i]], 40);
        }
      } else if (edge && (line === 0 || line === tile.height - 1)) {
        pixels.fill(edge, to + begin, to + end);
      } else {
        for (let i = begin; i < end; i++) {
          pixels[to + i] = given[source + columns[i]];
        }
        if (edge && begin === 0) pixels[to] = edge;
        if (edge && end === tile.width) pixels[to + end - 1] = edge;
      }
    }
  }
})(window.smalti);
