/// <reference path="smalti.d.ts" />
// The panel in which one finds: search, filter, order, histograms; what was chosen, as chips and as a filter to copy.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  const SUGGESTED = 12;
  /** Histograms that are seen without opening the rest. */
  const OPEN_SPREADS = 4;

  const { element, conditions } = smalti;

  /**
   * A labelled field that says what is wrong below it.
   * @param {string} id @param {string} label @param {{[name: string]: string}} attributes
   * @param {(text: string) => void} changed
   */
  function field(id, label, attributes, changed) {
    const input = element('input', { id, type: 'text', autocomplete: 'off', spellcheck: 'false', ...attributes });
    const wrong = element('p', { class: 'wrong', id: `${id}-wrong`, role: 'alert' });
    wrong.hidden = true;
    input.addEventListener('input', () => changed(input.value));
    const holder = element('div', { class: 'field' }, element('label', { for: id }, label), input, wrong);
    return {
      input,
      holder,
      /** @param {string} message */
      say: (message) => {
        wrong.hidden = message === '';
        wrong.textContent = smalti.plain(message);
        input.setAttribute('aria-invalid', String(message !== ''));
        if (message === '') {
          input.removeAttribute('aria-describedby');
        } else {
          input.setAttribute('aria-describedby', `${id}-wrong`);
        }
      }
    };
  }

  /** What begins or holds what is typed: titles, files, creators, notes. @param {string} typed */
  function suggestions(typed) {
    const wanted = typed.trim().toLowerCase();
    if (wanted === '') {
      return [];
    }
    /** @type {Set<string>} */
    const begin = new Set();
    /** @type {Set<string>} */
    const hold = new Set();
    const note = smalti.data.columns.get('note');
    const notes = note && note.words ? note.words.filter((word) => word !== '-') : [];
    const texts = notes.concat(...smalti.data.files.map(({ title, filename, creator }) => [title, filename, creator]));
    for (const text of texts) {
      const lower = (text || '').toLowerCase();
      if (lower !== wanted && lower.startsWith(wanted)) {
        begin.add(text);
      } else if (lower !== wanted && lower.includes(wanted)) {
        hold.add(text);
      }
    }
    return Array.from(begin).concat(Array.from(hold)).slice(0, SUGGESTED);
  }

  function searchField() {
    const list = element('datalist', { id: 'suggestions' });
    const search = field('search', 'Search titles, files and notes', {
      type: 'search', list: 'suggestions', placeholder: 'e.g. parade, bell.flac or C#4'
    }, (text) => {
      list.replaceChildren(...suggestions(text).map((one) => element('option', { value: one })));
      conditions.setSearch(text);
    });
    search.holder.append(list);
    return search;
  }

  function sortField() {
    const list = element('datalist', { id: 'orders' });
    const { columns, offered } = smalti.data;
    // Orders that were made, such as order and stsne, are not offered to filter by, but are worth hearing.
    const numbers = Array.from(new Set(offered.concat(Array.from(columns.keys())))).filter((name) => {
      const column = columns.get(name);
      return column !== undefined && column.kind === 'number';
    });
    const ways = numbers.flatMap((name) => [smalti.filter.quoted(name), `${smalti.filter.quoted(name)}=desc`]);
    list.append(...ways.concat('random=1').map((one) => element('option', { value: one })));
    const sort = field('sort', 'Order', { list: 'orders', placeholder: 'e.g. power=desc=0.5&hz' }, conditions.setSort);
    sort.holder.append(list);
    return sort;
  }

  /** The whole as options of the command line, in quotes for a shell. */
  function commandLine() {
    const filter = conditions.whole();
    /** @param {string} text */
    const shell = (text) => `'${text.replace(/'/g, "'\\''")}'`;
    if (filter === null) {
      return null;
    }
    const sort = smalti.grammar.strip(conditions.sort());
    return [filter && `--filter ${shell(filter)}`, sort && `--sort ${shell(sort)}`].filter((part) => part).join(' ');
  }

  /** @param {HTMLInputElement} shown */
  async function copy(shown) {
    shown.select();
    try {
      await navigator.clipboard.writeText(shown.value);
      smalti.say('Copied');
    } catch (refused) {
      // Some browsers refuse it to a page from the disk; the text is selected, so that Ctrl-C does it.
      smalti.say('Selected: copy it with Ctrl-C');
    }
  }

  function chosenRow() {
    const chips = element('div', { class: 'row', role: 'group', 'aria-label': 'Chosen' });
    const line = element('input', {
      type: 'text', readonly: true, id: 'command-line', 'aria-label': 'As options of the command line'
    });
    const button = element('button', { type: 'button', class: 'button' }, 'Copy');
    button.addEventListener('click', () => copy(line));
    const copied = element('div', { class: 'row copied' }, line, button);
    const note = element('p', { class: 'quiet' }, 'The search finds too many files to be written as a filter.');
    return {
      parts: [chips, copied, note],
      update: () => {
        const options = commandLine();
        note.hidden = options !== null;
        copied.hidden = !options;
        line.value = options || '';
        chips.replaceChildren(...conditions.chips().map((/** @type {any} */ chip) => {
          const name = `Remove ${chip.label}`;
          const remove = element('button', { type: 'button', class: 'chip', 'aria-label': name },
            smalti.value(chip.label), ' ✕');
          remove.addEventListener('click', chip.remove);
          return remove;
        }));
        chips.hidden = chips.childElementCount === 0;
      }
    };
  }

  /** @returns {Node[]} histograms of the offered columns, the later ones folded */
  function spreads() {
    const offered = smalti.data.offered.filter((name) => smalti.data.columns.has(name));
    // What the map is coloured by and the pitch come first; files come last, as they have the search.
    const rank = new Map([['filename', 3], ['note', 1], ['hz', 0], [smalti.data.colour, 0]]);
    /** @param {string} name */
    const rankOf = (name) => rank.get(name) ?? 2;
    const names = offered.sort((a, b) => rankOf(a) - rankOf(b));
    const open = names.slice(0, OPEN_SPREADS).map(smalti.spread);
    if (names.length <= OPEN_SPREADS) {
      return open;
    }
    const rest = names.length - OPEN_SPREADS;
    const summary = element('summary', {}, rest === 1 ? names[OPEN_SPREADS] : `${rest} more columns`);
    const more = element('details', { class: 'more' }, summary);
    // Made when they are opened: a hundred columns of 100,000 rows take a second.
    more.addEventListener('toggle', () => {
      if (more.open && more.childElementCount === 1) {
        more.append(...names.slice(OPEN_SPREADS).map(smalti.spread));
      }
    });
    return open.concat(more);
  }

  smalti.on('ready', () => {
    const panel = document.getElementById('find');
    if (!panel) {
      return;
    }
    const search = searchField();
    const filter = field('filter', 'Filter', { placeholder: 'e.g. hz>200&clarity>=0.9' }, conditions.setFilter);
    const sort = sortField();
    const chosen = chosenRow();
    const count = element('p', { class: 'quiet', role: 'status', id: 'found' });
    const clear = element('button', { type: 'button', class: 'button' }, 'Show all');
    clear.addEventListener('click', () => {
      for (const { input } of [search, filter, sort]) {
        input.value = '';
      }
      conditions.clear();
    });
    const counted = element('div', { class: 'row' }, count, clear);
    panel.append(search.holder, filter.holder, sort.holder, counted, ...chosen.parts, ...spreads());
    smalti.on('conditions', (faults) => {
      filter.say(faults.filter);
      sort.say(faults.sort);
      clear.disabled = conditions.isEmpty();
      if (faults.filter === '') {
        chosen.update();
      }
    });
    smalti.on('shown', () => {
      const n = smalti.state.order.length;
      count.textContent = `${n.toLocaleString('en')} of ${smalti.data.n.toLocaleString('en')}`;
    });
    smalti.key('f', 'finds: search, filter, order', () => smalti.open('find'));
    conditions.apply();
  });
})(window.smalti = window.smalti || /** @type {any} */ ({}));
