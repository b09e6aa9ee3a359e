// Starts the page: the toolbar, panels that fold, what is wrong and what to do about it.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  const { element, view } = smalti;
  /** @param {string} id */
  const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

  // ---- panels

  /** Below this width panels lie under the map, and most of them start folded. */
  const NARROW = matchMedia('(max-width: 820px)');
  const OPEN_WHEN_NARROW = ['details'];

  for (const panel of Array.from(document.querySelectorAll('.panel'))) {
    const heading = /** @type {HTMLElement} */ (panel.querySelector('h2'));
    const fold = element(
      'button',
      { class: 'fold', 'aria-expanded': 'true' },
      /** @type {string} */ (heading.textContent)
    );
    /** @param {boolean} open */
    const set = (open) => {
      panel.classList.toggle('folded', !open);
      fold.setAttribute('aria-expanded', String(open));
    };
    fold.addEventListener('click', () => set(panel.classList.contains('folded')));
    heading.replaceChildren(fold);
    set(!NARROW.matches || OPEN_WHEN_NARROW.includes(panel.id));
    NARROW.addEventListener('change', () => set(!NARROW.matches || OPEN_WHEN_NARROW.includes(panel.id)));
  }

  /** Opens a panel, and goes to its first field. @param {string} id */
  smalti.open = function (id) {
    const panel = byId(id);
    if (panel.classList.contains('folded')) {
      /** @type {HTMLElement} */ (panel.querySelector('.fold')).click();
    }
    const field = /** @type {HTMLElement | null} */ (panel.querySelector('input, select, button:not(.fold)'));
    if (field) {
      field.focus();
    }
  };

  // ---- the toolbar

  /**
   * A sign is read out as what its title says; a word is its own name.
   * @param {string} label
   * @param {string} title
   * @param {() => void} run
   */
  function button(label, title, run) {
    return element(
      'button',
      { class: 'button', type: 'button', title, 'aria-label': /\w/.test(label) ? false : title, click: run },
      label
    );
  }

  function toolbar() {
    const tools = byId('tools');
    const plane = button('Map', 'Plane: like sounds lie together (G)', () => view.arrange('plane'));
    const grid = button('Grid', 'Grid: every sample in its own cell (G)', () => view.arrange('grid'));
    const arranged = () => {
      plane.setAttribute('aria-pressed', String(smalti.state.arrangement === 'plane'));
      grid.setAttribute('aria-pressed', String(smalti.state.arrangement === 'grid'));
    };
    const look = element(
      'select',
      {
        'aria-label': 'What tiles show',
        title: 'What tiles show',
        change: () => {
          smalti.look = /** @type {'pictures' | 'tinted' | 'colours'} */ (look.value);
          smalti.emit('look', smalti.look);
        }
      },
      element('option', { value: 'pictures' }, 'Pictures'),
      element('option', { value: 'tinted' }, 'Tinted'),
      element('option', { value: 'colours' }, 'Colours')
    );
    if (!smalti.data.pictures) {
      smalti.look = look.value = 'colours';
      look.disabled = true;
    }
    const volume = element('input', {
      type: 'range',
      min: '0',
      max: '1',
      step: '0.02',
      value: '1',
      'aria-label': 'Volume',
      title: 'Volume'
    });
    volume.addEventListener('input', () => smalti.volume(Number(volume.value)));
    if (view.plane) {
      tools.append(element('span', { class: 'group' }, plane, grid));
    }
    tools.append(
      look,
      element(
        'span',
        { class: 'group' },
        button('−', 'Zoom out (−)', () => view.zoom(1 / 1.5, undefined, undefined, 1)),
        button('+', 'Zoom in (+)', () => view.zoom(1.5, undefined, undefined, 1)),
        button('⤢', 'The whole map (0)', () => view.fit())
      )
    );
    if (smalti.data.sound) {
      tools.append(volume);
    }
    tools.append(button('?', 'Help and keys (?)', () => smalti.help()));
    smalti.on('arrangement', arranged);
    arranged();
  }

  // ---- what is said on the map

  function count() {
    const n = smalti.data.n;
    const shown = smalti.state.shown.reduce((sum, one) => sum + one, 0);
    const all = `${n.toLocaleString('en')} sample${n === 1 ? '' : 's'}`;
    const placed = view.x.reduce((sum, x, row) => sum + (x - view.y[row] === x - view.y[row] ? 1 : 0), 0);
    const lost =
      placed < n && view.morph % 1 === 0
        ? `, ${(n - placed).toLocaleString('en')} without a place in this arrangement`
        : '';
    byId('count').textContent = (shown === n ? all : `${shown.toLocaleString('en')} of ${all}`) + lost;
  }

  /** How long a notice stays, in milliseconds, if nothing else happens. */
  const NOTICE_MS = 12_000;
  let noticed = 0;

  function dismiss() {
    clearTimeout(noticed);
    const place = byId('fault');
    if (place.matches(':hover, :focus-within')) {
      // It is being read.
      noticed = setTimeout(dismiss, NOTICE_MS);
    } else {
      place.hidden = true;
    }
  }

  /** What went well afterwards is the end of a notice. */
  function dismissAfterSuccess() {
    let played = false;
    smalti.on('sequence', ({ playing }) => {
      if (playing && !played) {
        dismiss();
      }
      played = playing;
    });
    smalti.on('selected', dismiss);
    smalti.on('path', (rows) => rows.length > 0 && dismiss());
    smalti.on('recording', (begun) => begun && dismiss());
    smalti.on('pinned', (row) => row >= 0 && dismiss());
  }

  /** @param {string} message @param {boolean} [lasting] it stays, as there is nothing else to see */
  function fault(message, lasting = false) {
    const place = byId('fault');
    clearTimeout(noticed);
    if (!lasting) {
      noticed = setTimeout(dismiss, NOTICE_MS);
    }
    place.replaceChildren(
      smalti.plain(message),
      element(
        'button',
        {
          class: 'button plain',
          'aria-label': 'Close this message',
          click: () => (place.hidden = true)
        },
        '✕'
      )
    );
    place.hidden = false;
  }
  smalti.on('fault', (message) => fault(message));
  dismissAfterSuccess();

  /** A browser plays nothing before the first click or key: that must be said, not wondered about. */
  function askForSound() {
    const hint = byId('hint');
    const state = smalti.data.sound ? smalti.audio().state : 'running';
    hint.textContent = matchMedia('(pointer: coarse)').matches
      ? 'Tap once, then move a finger over the map'
      : 'Click once, then move over the map to hear it';
    hint.hidden = state === 'running';
  }

  smalti.on('ready', () => {
    byId('loading').hidden = true;
    const title = /** @type {HTMLElement} */ (document.querySelector('h1'));
    title.textContent = smalti.plain(smalti.data.title);
    title.title = title.textContent;
    document.title = title.textContent;
    toolbar();
    count();
    // Sound takes a tenth of a second to be made ready: after the map is seen.
    smalti.on('drawn', askForSound);
    smalti.on('audio', askForSound);
    for (const event of ['pointerdown', 'keydown']) {
      document.addEventListener(event, () => smalti.data.sound && smalti.audio(), { once: true });
    }
  });
  smalti.on('shown', count);
  smalti.on('arranged', count);

  smalti.start().catch((reason) => {
    byId('loading').hidden = true;
    fault(reason.message, true);
  });
})(window.smalti);
