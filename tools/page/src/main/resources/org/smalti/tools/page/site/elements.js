// Small things every panel is made of: elements, keys, what is said, times.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Attributes whose text is shown or read out. */
  const READ_OUT = ['title', 'alt', 'aria-label', 'placeholder'];

  /**
   * Makes an element; children that are text stay text, whatever a file is called.
   * @param {any} name @param {{[name: string]: any}} attributes @param {...(string | Node)} children
   * @returns {any}
   */
  smalti.element = function (name, attributes = {}, ...children) {
    const element = document.createElement(name);
    for (const [key, value] of Object.entries(attributes)) {
      const read = READ_OUT.includes(key);
      if (typeof value === 'function') {
        element.addEventListener(key, value);
      } else if (value === true) {
        element.setAttribute(key, '');
      } else if (value !== false) {
        element.setAttribute(key, read ? smalti.plain(value) : value);
      }
    }
    element.append(...children.map((child) => (typeof child === 'string' ? smalti.plain(child) : child)));
    return element;
  };

  /**
   * A text as it is shown: characters that turn the direction of what follows are seen as a replacement character, so
   * that no name looks like another one. What is downloaded or searched for keeps them.
   */
  smalti.plain = (text) => String(text).replace(/[\u202a-\u202e\u2066-\u2069]/g, '\ufffd');

  /** A value of the collection, whose direction of writing is its own. */
  smalti.value = (text) => smalti.element('bdi', { dir: 'auto' }, text);

  /** The name of a file with places where it may be broken: after each folder. */
  smalti.breakable = function (name) {
    const parts = name.split('/');
    const nodes = parts.flatMap((part, i) =>
      i < parts.length - 1 ? [smalti.plain(part + '/'), document.createElement('wbr')] : [smalti.plain(part)]
    );
    return smalti.element('bdi', { dir: 'auto' }, ...nodes);
  };

  /** What a file is called where there is little room: its title, or its name without folders. */
  smalti.titleOf = (file) => file.title || file.filename.slice(file.filename.lastIndexOf('/') + 1) || file.filename;

  /** Hosts of the machine that the page was made on: nobody else finds anything there. */
  const LOOPBACK = /^(localhost|.*\.localhost|127\.\d+\.\d+\.\d+|0\.0\.0\.0|\[::1?\])$/;

  /**
   * A link to the web, or the text alone where the address, which comes from the collection, is none.
   */
  smalti.link = function (address, content) {
    const shown = typeof content === 'string' ? smalti.value(content || address) : content;
    let url;
    try {
      url = new URL(address);
    } catch (fault) {
      return shown;
    }
    return /^https?:$/.test(url.protocol) && !LOOPBACK.test(url.hostname)
      ? smalti.element('a', { href: address, rel: 'noopener noreferrer', target: '_blank' }, shown)
      : shown;
  };

  /**
   * The short names of licences that are known by their address.
   * @type {Array<[RegExp, (found: string[]) => string]>}
   */
  const LICENCES = [
    [/creativecommons\.org\/licenses\/([a-z-]+)\/([\d.]+)/i, ([, kind, version]) =>
      `CC ${kind.toUpperCase()} ${version}`],
    [/creativecommons\.org\/publicdomain\/zero\/([\d.]+)/i, ([, version]) => `CC0 ${version}`],
    [/creativecommons\.org\/publicdomain\/mark\/([\d.]+)/i, ([, version]) => `Public Domain Mark ${version}`],
    [/opensource\.org\/licen[sc]es?\/([\w.-]+)/i, ([, name]) =>
      (/^(mit|isc)$/i.test(name) ? name.toUpperCase() : name)],
    [/gnu\.org\/licenses\/(l?gpl|agpl|fdl)-?([\d.]*\d)?/i, ([, name, version]) =>
      `GNU ${name.toUpperCase()}${version ? ` ${version}` : ''}`]
  ];

  /** A licence by its short name; one that has only an unknown address, by that. */
  smalti.licence = function ({ licence, licenceUrl }) {
    if (licence && !/^https?:\/\//i.test(licence)) {
      return licence;
    }
    const address = licence || licenceUrl;
    for (const [pattern, name] of LICENCES) {
      const found = pattern.exec(address);
      if (found) {
        return name(found);
      }
    }
    return address.replace(/^https?:\/\/(www\.)?/i, '').replace(/\/$/, '');
  };

  smalti.clock = function (ms) {
    if (Number.isNaN(ms)) {
      return '';
    }
    const all = Math.round(ms);
    const minutes = Math.floor(all / 60000);
    const hours = Math.floor(minutes / 60);
    const seconds = String(Math.floor(all / 1000) % 60).padStart(2, '0');
    const front = hours ? `${hours}:${String(minutes % 60).padStart(2, '0')}` : String(minutes);
    return `${front}:${seconds}.${String(all % 1000).padStart(3, '0')}`;
  };

  let toSay = '';
  let saying = false;

  smalti.say = function (text) {
    toSay = text;
    if (!saying) {
      saying = true;
      // Whoever moves quickly across the map hears the name of the last sample, not a queue of all.
      setTimeout(() => {
        saying = false;
        /** @type {HTMLElement} */ (document.getElementById('said')).textContent = smalti.plain(toSay);
      }, 400);
    }
  };
})(window.smalti);
