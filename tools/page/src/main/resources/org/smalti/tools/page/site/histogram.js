/// <reference path="smalti.d.ts" />
// How the samples are spread over a column: all of them, and before those the ones that are shown.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  const HEIGHT = 44;
  /** How many words of a column of classes can be clicked. */
  const WORDS = 12;

  const { element } = smalti;

  /** The histogram of a column of numbers, with a brush. @param {string} name */
  function ofNumbers(name) {
    const scale = smalti.scale(name);
    const values = /** @type {SmaltiColumn} */ (smalti.data.columns.get(name)).values;
    const canvas = element('canvas', { class: 'histogram', 'aria-hidden': 'true' });
    /** The bin of each row, 255 where it has no value. */
    const bins = Uint8Array.from(values, (value) =>
      scale.has(value) ? Math.min(scale.bins - 1, Math.max(0, Math.floor(scale.part(value) * scale.bins))) : 255);
    const all = count(bins, scale.bins, null);
    const draw = () => paint(canvas, all, count(bins, scale.bins, smalti.state.shown));
    const said = element('span', { class: 'quiet' });
    const title = scale.unit && scale.unit !== '0..1' ? `${name} (${scale.unit})` : name;
    const figure = element('div', { class: 'spread' },
      element('p', { class: 'spread-name' }, smalti.value(title), said),
      smalti.brush(scale, canvas), smalti.axis(scale));
    if (scale.missing > 0) {
      said.textContent = `${scale.missing} without`;
    }
    smalti.on('shown', draw);
    smalti.on('theme', draw);
    new ResizeObserver(draw).observe(canvas);
    return figure;
  }

  /** @param {Uint8Array} bins @param {number} size @param {Uint8Array | null} shown null: all */
  function count(bins, size, shown) {
    const counts = new Uint32Array(size);
    for (let row = 0; row < bins.length; row++) {
      if (bins[row] < size && (!shown || shown[row])) {
        counts[bins[row]]++;
      }
    }
    return counts;
  }

  /** @param {HTMLCanvasElement} canvas @param {Uint32Array} all @param {Uint32Array} shown */
  function paint(canvas, all, shown) {
    const ratio = window.devicePixelRatio || 1;
    const width = canvas.clientWidth;
    if (width === 0) {
      return;
    }
    canvas.width = Math.round(width * ratio);
    canvas.height = Math.round(HEIGHT * ratio);
    const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
    const style = getComputedStyle(document.documentElement);
    const most = all.reduce((a, b) => Math.max(a, b), 1);
    const step = canvas.width / all.length;
    [[all, '--line'], [shown, '--accent']].forEach(([counts, colour]) => {
      context.fillStyle = style.getPropertyValue(String(colour)).trim();
      /** @type {Uint32Array} */ (counts).forEach((size, i) => {
        // By the root, so that few are seen beside many.
        const height = size === 0 ? 0 : Math.max(1, Math.sqrt(size / most) * canvas.height);
        context.fillRect(i * step, canvas.height - height, Math.max(1, step - ratio * 0.5), height);
      });
    });
  }

  /** The most frequent words of a column as buttons. @param {string} name */
  function ofWords(name) {
    /** @type {SmaltiClass[]} */
    const classes = smalti.classes(name);
    const list = element('div', { class: 'row words', role: 'group', 'aria-label': `Words of ${name}` });
    const found = classes.slice(0, WORDS);
    const buttons = found.map(({ cell, size }) => {
      const title = size === 1 ? '1 sample' : `${size} samples`;
      const button = element('button', { type: 'button', class: 'chip', title }, smalti.value(cell));
      button.addEventListener('click', () => smalti.conditions.toggleWord(name, cell));
      list.append(button);
      return { cell, button };
    });
    const update = () => {
      const chosen = smalti.conditions.words(name);
      buttons.forEach(({ cell, button }) => button.setAttribute('aria-pressed', String(chosen.includes(cell))));
    };
    smalti.on('conditions', update);
    update();
    const rest = classes.length - found.length;
    return element('div', { class: 'spread' }, element('p', { class: 'spread-name' }, smalti.value(name)), list,
      ...(rest > 0 ? [element('p', { class: 'quiet' }, `and ${rest} more: write ${name}=… in the filter`)] : []));
  }

  /** How a column is spread, and a way to choose a part of it. @param {string} name */
  smalti.spread = function (name) {
    const column = smalti.data.columns.get(name);
    return column && column.kind === 'number' && !column.category ? ofNumbers(name) : ofWords(name);
  };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
