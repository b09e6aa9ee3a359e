// What was made of the collection, and whose works it is made of.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** How many sources are listed at first. */
  const LISTED = 60;
  /** Seconds: the place of the picture that a film shows at first. */
  const POSTER = 10;

  const { element } = smalti;

  /** Beside index.html; a name is part of an address only when it is encoded. @param {string} file */
  const addressOf = (file) => file.split('/').map(encodeURIComponent).join('/');

  /** @param {SmaltiResult} result */
  function shown(result) {
    const src = addressOf(result.file);
    const label = result.label || result.file;
    const caption = element('figcaption', {}, element('a', { href: src }, smalti.value(label)));
    /** @param {HTMLElement} content */
    const figure = (content) => {
      const made = element('figure', {}, content, caption);
      // Errors of media do not bubble, but are caught on their way down.
      made.addEventListener(
        'error',
        () => made.replaceChildren(element('p', { class: 'quiet' }, smalti.value(label), ' is not beside this page.')),
        { capture: true }
      );
      return made;
    };
    switch (result.kind) {
      case 'film':
        return figure(film(src, label));
      case 'sound':
        return figure(element('audio', { src, controls: true, preload: 'metadata', 'aria-label': label }));
      case 'picture':
        return figure(element('a', { href: src }, element('img', { src, loading: 'lazy', alt: label })));
      default:
        return element('p', { class: 'table' }, element('a', { href: src }, smalti.value(label)));
    }
  }

  /**
   * A film without a poster shows a picture of its own until it is played: the first ones are often black.
   * @param {string} src @param {string} label
   */
  function film(src, label) {
    const made = element('video', { src, controls: true, preload: 'metadata', 'aria-label': label });
    let poster = 0;
    made.addEventListener(
      'loadedmetadata',
      () => (made.currentTime = poster = Math.min(POSTER, made.duration / 3 || 0)),
      { once: true }
    );
    made.addEventListener(
      'play',
      () => {
        // Whoever has chosen a place hears it from there.
        if (Math.abs(made.currentTime - poster) < 0.01) {
          made.currentTime = 0;
        }
      },
      { once: true }
    );
    return made;
  }

  /** Several files of one work are one credit. @returns {Array<{file: SmaltiFile, count: number}>} */
  function works() {
    /** @type {Map<string, {file: SmaltiFile, count: number}>} */
    const known = new Map();
    for (const file of smalti.data.files) {
      const { title, creator, date, licence, licenceUrl, link } = file;
      const key = JSON.stringify([title || file.filename, creator, date, licence, licenceUrl, link]);
      const work = known.get(key) || { file, count: 0 };
      work.count++;
      known.set(key, work);
    }
    return Array.from(known.values());
  }

  /** @param {{file: SmaltiFile, count: number}} work */
  function credit({ file, count }) {
    const parts = [file.creator, file.date].filter((part) => part).join(', ');
    return element(
      'li',
      {},
      smalti.link(file.link, file.title || smalti.breakable(file.filename)),
      count > 1 ? ` (${count} files)` : '',
      parts ? ' – ' : '',
      smalti.value(parts),
      file.licence || file.licenceUrl ? ' – ' : '',
      smalti.link(file.licenceUrl, smalti.licence(file))
    );
  }

  function fill() {
    const panel = /** @type {HTMLElement} */ (document.getElementById('results'));
    const { results, files, n, table } = smalti.data;
    panel.append(...results.filter((result) => result.kind !== 'table').map(shown));
    const tables = results.filter((result) => result.kind === 'table');
    if (tables.length) {
      panel.append(element('h3', {}, 'Tables'), ...tables.map(shown));
    }
    const credits = works();
    const sources = element('ul', { class: 'credits' }, ...credits.slice(0, LISTED).map(credit));
    const named = (/** @type {number} */ count, /** @type {string} */ noun) =>
      `${count.toLocaleString('en')} ${noun}${count === 1 ? '' : 's'}`;
    panel.append(
      element('h3', {}, 'Sources'),
      element(
        'p',
        { class: 'quiet' },
        `${named(n, 'sample')} of ${named(files.length, 'file')}${table ? `, from ${table}` : ''}.`
      ),
      sources
    );
    if (credits.length > LISTED) {
      const more = element(
        'button',
        {
          class: 'button',
          click: () => {
            sources.append(...credits.slice(LISTED).map(credit));
            more.remove();
          }
        },
        `All ${named(credits.length, 'source')}`
      );
      panel.append(more);
    }
    panel.append(element('p', { class: 'quiet' }, `Made by ${smalti.data.made}.`));
  }

  smalti.on('ready', fill);
})(window.smalti);
