/// <reference path="smalti.d.ts" />
// Colours of equal steps for the eye, made in Oklab (Björn Ottosson, 2020): ramps, hues of classes and of notes.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Of what has no value. */
  const GREY = { dark: [104, 108, 114], light: [126, 128, 132] };
  /** Almost all hues that a ramp passes can be shown in this strength: where one can't, a line is seen. */
  const RAMP_CHROMA = 0.115;
  /** How many classes have a colour of their own. */
  const CLASSES = 12;

  const dark = () => !matchMedia('(prefers-color-scheme: light)').matches;

  /** @param {number} x of linear light, 0..1 @returns {number} 0..1 in sRGB */
  const encoded = (x) => (x <= 0.0031308 ? 12.92 * x : 1.055 * Math.pow(x, 1 / 2.4) - 0.055);

  /**
   * Linear sRGB, maybe beyond 0..1.
   * @param {number} lightness @param {number} a @param {number} b @returns {number[]}
   */
  function linear(lightness, a, b) {
    const l = Math.pow(lightness + 0.3963377774 * a + 0.2158037573 * b, 3);
    const m = Math.pow(lightness - 0.1055613458 * a - 0.0638541728 * b, 3);
    const s = Math.pow(lightness - 0.0894841775 * a - 1.291485548 * b, 3);
    return [
      4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
      -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
      -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
    ];
  }

  /**
   * The colour as bytes; one that no screen shows loses colour, not lightness.
   * @param {number[]} lab @returns {number[]}
   */
  function bytes([lightness, a, b]) {
    const shows = (/** @type {number} */ part) =>
      linear(lightness, a * part, b * part).every((x) => x > -0.0005 && x < 1.0005);
    // By halves, to a part of 0.001: larger steps are seen as stripes in a ramp.
    let strength = shows(1) ? 1 : 0;
    for (let step = 0.5; strength < 1 && step > 0.001; step /= 2) {
      strength += shows(strength + step) ? step : 0;
    }
    const rgb = linear(lightness, a * strength, b * strength);
    return rgb.map((x) => Math.round(255 * encoded(Math.min(1, Math.max(0, x)))));
  }

  /** @param {number} lightness @param {number} chroma @param {number} hue in degrees @returns {number[]} */
  const polar = (lightness, chroma, hue) =>
    bytes([lightness, chroma * Math.cos(hue * Math.PI / 180), chroma * Math.sin(hue * Math.PI / 180)]);

  /** 256 colours from low to high, three bytes each: the higher, the farther from the ground. @returns {Uint8Array} */
  function ramp() {
    const [from, to] = dark() ? [0.5, 0.93] : [0.6, 0.25];
    const [first, last] = dark() ? [292, 104] : [85, 292];
    const colours = new Uint8Array(3 * 256);
    for (let i = 0; i < 256; i++) {
      const t = i / 255;
      colours.set(polar(from + t * (to - from), RAMP_CHROMA, first + t * (last - first)), 3 * i);
    }
    return colours;
  }

  /**
   * The colour of a class, in the order of their sizes; grey from the thirteenth on.
   * @param {number} index @returns {number[]}
   */
  function ofClass(index) {
    if (index >= CLASSES) {
      return none();
    }
    // Neighbours in the list are far apart on the circle, and every other one is lighter.
    const hue = 25 + 30 * ((index * 5) % CLASSES);
    const lift = index % 2 ? 0.07 : -0.03;
    return polar((dark() ? 0.72 : 0.52) + lift, 0.14, hue);
  }

  /** The colour of a pitch class, 0 for C: a circle, as the octave is. @param {number} pitch @returns {number[]} */
  const ofNote = (pitch) => polar(dark() ? 0.74 : 0.57, 0.145, 28 + 30 * pitch);

  /**
   * The colour of a place in a cube of side 1: lightness and the two axes of colour.
   * @param {number} x @param {number} y @param {number} z @returns {number[]}
   */
  function ofPlace(x, y, z) {
    const lightness = dark() ? 0.55 + 0.33 * x : 0.585 - 0.3 * x;
    return bytes([lightness, 0.3 * (y - 0.5), 0.3 * (z - 0.5)]);
  }

  /** @returns {number[]} */
  const none = () => (dark() ? GREY.dark : GREY.light);

  /** @param {ArrayLike<number>} rgb */
  const css = (rgb) => `rgb(${rgb[0]} ${rgb[1]} ${rgb[2]})`;

  /** Pitch classes as core.table.Feature names them. */
  const NOTES = ['C', 'C#', 'D', 'D#', 'E', 'F', 'F#', 'G', 'G#', 'A', 'A#', 'B'];

  smalti.palette = { ramp, ofClass, ofNote, ofPlace, none, css, CLASSES, NOTES };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
