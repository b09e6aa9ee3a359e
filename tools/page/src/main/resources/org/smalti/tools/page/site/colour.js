/// <reference path="smalti.d.ts" />
// The colours of samples: by a column of numbers, of classes or of notes, or by the three dimensions of a map.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  const SPACE = '\u0000space';

  const { palette } = smalti;
  const { element } = smalti;

  /** What the colours are by: the name of a column, SPACE, or "" for none. */
  let by = '';

  /** @param {SmaltiColumn} column */
  const isClass = (column) => column.kind === 'text' || column.category === true;

  /** The columns that may be chosen. */
  const choices = () => smalti.data.offered.filter((name) => smalti.data.columns.has(name));

  /** @param {number[]} colour @param {number} row */
  function paint(colour, row) {
    smalti.state.rgb[3 * row] = colour[0];
    smalti.state.rgb[3 * row + 1] = colour[1];
    smalti.state.rgb[3 * row + 2] = colour[2];
  }

  /** @param {SmaltiColumn} column */
  function byNumbers(column) {
    const scale = smalti.scale(column.name);
    const ramp = palette.ramp();
    const none = palette.none();
    for (let row = 0; row < smalti.data.n; row++) {
      const value = column.values[row];
      if (scale.has(value)) {
        const i = 3 * Math.round(255 * Math.min(1, Math.max(0, scale.part(value))));
        paint([ramp[i], ramp[i + 1], ramp[i + 2]], row);
      } else {
        paint(none, row);
      }
    }
    return rampLegend(scale, ramp);
  }

  /** @param {SmaltiColumn} column */
  function byClasses(column) {
    /** @type {SmaltiClass[]} */
    const found = smalti.classes(column.name);
    const kept = found.slice(0, palette.CLASSES);
    /** @type {Map<string, number[]>} */
    const colours = new Map();
    kept.forEach(({ cell, note }, i) => colours.set(cell, note < 0 ? palette.ofClass(i) : palette.ofNote(note)));
    const none = palette.none();
    for (let row = 0; row < smalti.data.n; row++) {
      paint(colours.get(smalti.cell(column.name, row)) || none, row);
    }
    const list = element('ul', { class: 'legend classes' });
    for (const [cell, colour] of colours) {
      list.append(classItem(column.name, cell, colour));
    }
    const rest = found.length - kept.length;
    if (rest > 0) {
      list.append(element('li', { class: 'quiet' }, swatch(palette.none()), rest === 1 ? '1 other' : `${rest} others`));
    }
    return list;
  }

  /** @param {number[]} colour */
  function swatch(colour) {
    const shown = element('span', { class: 'swatch', 'aria-hidden': 'true' });
    shown.style.backgroundColor = palette.css(colour);
    return shown;
  }

  /**
   * A class in the legend: a button that shows only it.
   * @param {string} column @param {string} cell @param {number[]} colour
   */
  function classItem(column, cell, colour) {
    const button = element('button', { type: 'button', class: 'chip', title: `Show only ${column} ${cell}` },
      swatch(colour), smalti.value(cell));
    const update = () => {
      button.setAttribute('aria-pressed', String(smalti.conditions.words(column).includes(cell)));
    };
    button.addEventListener('click', () => smalti.conditions.toggleWord(column, cell));
    button.addEventListener('smalti-shown', update);
    update();
    return element('li', {}, button);
  }

  /** @param {SmaltiScale} scale @param {Uint8Array} ramp */
  function rampLegend(scale, ramp) {
    const legend = element('div', { class: 'legend' });
    const bar = element('canvas', { class: 'ramp', width: '256', height: '1', 'aria-hidden': 'true' });
    const context = /** @type {CanvasRenderingContext2D} */ (bar.getContext('2d'));
    const image = context.createImageData(256, 1);
    for (let i = 0; i < 256; i++) {
      image.data.set([ramp[3 * i], ramp[3 * i + 1], ramp[3 * i + 2], 255], 4 * i);
    }
    context.putImageData(image, 0, 0);
    legend.append(smalti.brush(scale, bar), smalti.axis(scale));
    if (scale.missing > 0) {
      legend.append(element('p', { class: 'quiet' }, swatch(palette.none()), `${scale.missing} without a value`));
    }
    return legend;
  }

  function bySpace() {
    const space = /** @type {[string, string, string]} */ (smalti.data.space);
    const none = palette.none();
    const axes = space.map((name) => ({ scale: smalti.scale(name), values: smalti.data.columns.get(name) }));
    for (let row = 0; row < smalti.data.n; row++) {
      const place = axes.map(({ scale, values }) =>
        values && scale.has(values.values[row]) ? Math.min(1, Math.max(0, scale.part(values.values[row]))) : NaN);
      paint(place.some(Number.isNaN) ? none : palette.ofPlace(place[0], place[1], place[2]), row);
    }
    return element('p', { class: 'quiet' }, `Like colours sound alike: ${space.join(', ')} as a colour.`);
  }

  /** @param {HTMLElement} holder */
  function colour(holder) {
    const column = smalti.data.columns.get(by);
    let legend;
    if (by === SPACE) {
      legend = bySpace();
    } else if (column) {
      legend = isClass(column) ? byClasses(column) : byNumbers(column);
    } else {
      const none = palette.none();
      for (let row = 0; row < smalti.data.n; row++) {
        paint(none, row);
      }
      legend = element('div', {});
    }
    holder.replaceChildren(legend);
    smalti.emit('colour', by === SPACE ? 'space' : by);
  }

  /** What the colours are by at first. */
  function first() {
    const { colour: named, space } = smalti.data;
    const known = smalti.data.columns.has(named);
    return space && (!known || space.includes(named)) ? SPACE : known ? named : choices()[0] || '';
  }

  smalti.on('ready', () => {
    const panel = document.getElementById('colours');
    if (!panel) {
      return;
    }
    by = first();
    const select = element('select', { id: 'colour-by' });
    if (smalti.data.space) {
      select.append(new Option('the map in three dimensions', SPACE));
    }
    const names = choices();
    for (const name of names.includes(by) || by === SPACE || by === '' ? names : [by].concat(names)) {
      select.append(new Option(smalti.plain(name), name));
    }
    select.value = by;
    const holder = element('div', {});
    panel.append(
      element('div', { class: 'field' }, element('label', { for: 'colour-by' }, 'Colour by'), select),
      holder
    );
    select.addEventListener('change', () => {
      by = select.value;
      colour(holder);
    });
    smalti.on('theme', () => colour(holder));
    smalti.on('shown', () => {
      for (const button of holder.querySelectorAll('button')) {
        button.dispatchEvent(new Event('smalti-shown'));
      }
    });
    colour(holder);
  });
})(window.smalti = window.smalti || /** @type {any} */ ({}));
