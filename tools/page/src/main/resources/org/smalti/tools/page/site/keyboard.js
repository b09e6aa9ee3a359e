// Everything by keyboard, and the dialog that lists the keys.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** How far one press of + or - zooms. */
  const ZOOM = 1.5;

  const view = smalti.view;
  /** @type {SmaltiKey[]} */
  const keys = [];

  smalti.key = function (key, label, run) {
    keys.push({ key, label, run });
  };

  /** What a sample is called where it is not seen. @param {number} row */
  function named(row) {
    const file = smalti.file(row);
    const note = smalti.cell('note', row);
    const pitch = note && note !== '-' ? `, ${note}${smalti.cell('octave', row)}` : '';
    const dimmed = smalti.state.shown[row] ? '' : ', not among those shown';
    const name = file ? smalti.titleOf(file) : `sample ${row + 1}`;
    return `${name}, at ${smalti.clock(smalti.number('start', row))}${pitch}${dimmed}`;
  }

  /** @param {number} dx @param {number} dy */
  function move(dx, dy) {
    const { state } = smalti;
    const from = state.hovered >= 0 ? state.hovered : state.pinned;
    // A sample without a place in this arrangement has no neighbours to go to.
    const to = from >= 0 && !Number.isNaN(view.x[from]) ? view.next(from, dx, dy) : middle();
    if (to >= 0) {
      state.hovered = to;
      smalti.emit('hovered', to);
      view.go(to);
      smalti.play(to);
      smalti.say(named(to));
    }
  }

  /** The sample nearest to the middle of the map. */
  function middle() {
    for (let reach = 10; reach < 4 * view.width; reach *= 2) {
      const x = view.width / 2;
      const y = view.height / 2;
      const rows = view.rowsIn(x - reach, y - reach, x + reach, y + reach);
      if (rows.length) {
        /** @param {number} row */
        const away = (row) => Math.hypot(view.screen(row).x - x, view.screen(row).y - y);
        return rows.reduce((a, b) => (away(a) <= away(b) ? a : b));
      }
    }
    return -1;
  }

  const arrows = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] };

  view.canvas.addEventListener('keydown', (event) => {
    const arrow = arrows[/** @type {keyof typeof arrows} */ (event.key)];
    if (!smalti.data || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    if (arrow && event.shiftKey) {
      view.pan(-80 * arrow[0], -80 * arrow[1]);
    } else if (arrow) {
      move(arrow[0], arrow[1]);
    } else if (event.key === 'Enter' && smalti.state.hovered >= 0) {
      smalti.pin(smalti.state.hovered);
      smalti.say(`Pinned: ${named(smalti.state.hovered)}`);
    } else {
      return;
    }
    event.preventDefault();
  });

  // A mouse that rests on the map must not take the place the keys have reached.
  view.canvas.addEventListener('blur', () => {
    if (smalti.data && smalti.state.hovered >= 0) {
      smalti.state.hovered = -1;
      smalti.emit('hovered', -1);
    }
  });

  document.addEventListener('keydown', (event) => {
    const target = /** @type {HTMLElement} */ (event.target);
    const typing = target.closest(
      'input:not([type=range]):not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]'
    );
    const pressing = event.key === ' ' && target.closest('button, summary, a, audio, video, input');
    if (!smalti.data || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || pressing) {
      return;
    }
    if (target.closest('dialog') || (typing && event.key !== 'Escape')) {
      return;
    }
    const known = keys.filter(({ key }) => key.toLowerCase() === event.key.toLowerCase());
    // The newest meaning of a key first: what is being done ends before what has been done for long.
    for (const { run } of known.reverse()) {
      event.preventDefault();
      if (run(event) === true) {
        break;
      }
    }
  });

  // ---- the help dialog

  const help = /** @type {HTMLDialogElement} */ (document.getElementById('help'));

  smalti.help = function () {
    const { element } = smalti;
    // A key with several meanings stands there once, with all of them.
    /** @type {Map<string, string[]>} */
    const labels = new Map();
    keys.forEach(({ key, label }) => labels.set(key, (labels.get(key) || []).concat(label)));
    const mine = [
      ['Arrow keys', 'on the map: to the next sample, and hear it'],
      ['Shift + arrows', 'move the map'],
      ['Enter', 'pins the sample: its details, its neighbours'],
      ...Array.from(labels, ([key, all]) => [
        key === ' ' ? 'Space' : key === 'Escape' ? 'Esc' : key.toUpperCase(),
        all.join('; ')
      ])
    ];
    const title = element('h2', { id: 'help-title', tabindex: '-1' }, 'How to explore');
    help.replaceChildren(
      title,
      element(
        'p',
        {},
        'Every tile is a sample; what sounds alike lies close together. Move over the map to hear it, ' +
          'drag it to move, turn the wheel to zoom, click a tile to pin it. On a touch screen one finger plays, ' +
          'two move and zoom. ' +
          'Shift and click selects.'
      ),
      element(
        'dl',
        { class: 'keys' },
        ...mine.flatMap(([key, label]) => [element('dt', {}, element('kbd', {}, key)), element('dd', {}, label)])
      ),
      element('p', { class: 'quiet' }, `Made by ${smalti.data.made}.`),
      element('button', { class: 'button', click: () => help.close() }, 'Close')
    );
    help.showModal();
    // A dialog gives the focus to its first button, which is its last line here.
    title.focus();
    help.scrollTop = 0;
  };
  help.addEventListener('click', (event) => {
    if (event.target === help) {
      help.close();
    }
  });

  smalti.key('+', 'zooms in', () => view.zoom(ZOOM, undefined, undefined, 1));
  smalti.key('-', 'zooms out', () => view.zoom(1 / ZOOM, undefined, undefined, 1));
  smalti.key('0', 'shows the whole map', () => view.fit());
  smalti.key('g', 'grid or plane', () => {
    if (view.plane) {
      view.arrange(smalti.state.arrangement === 'grid' ? 'plane' : 'grid');
    }
  });
  smalti.key('Escape', 'ends the sound, lets go of the pinned sample', () => {
    smalti.silence();
    smalti.pin(-1);
    view.canvas.focus({ preventScroll: true });
  });
  smalti.key('?', 'this list', () => smalti.help());
})(window.smalti);
