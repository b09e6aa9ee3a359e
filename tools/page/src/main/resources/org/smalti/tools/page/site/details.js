// The pinned sample: where it is from, what was measured, what sounds like it, and its source.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Milliseconds of the source that are played before and after the sample. */
  const BEFORE = 2000;
  const AFTER = 3000;

  const { element } = smalti;
  const panel = /** @type {HTMLElement} */ (document.getElementById('details'));
  const body = element('div', { class: 'body' });
  /** @type {{row: number, canvas: HTMLCanvasElement}[]} */
  let portraits = [];

  /** A sample's picture that moves while it sounds. @param {number} row @param {number} width @param {number} height */
  function portrait(row, width, height) {
    const canvas = element('canvas', {
      width: String(2 * width),
      height: String(2 * height),
      class: 'portrait',
      'aria-hidden': 'true'
    });
    portraits.push({ row, canvas });
    return canvas;
  }

  /** @type {Map<number, number>} */
  const began = new Map();
  let turning = false;

  function paint() {
    turning = false;
    const now = performance.now();
    for (const { row, canvas } of portraits) {
      const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext('2d'));
      const since = began.get(row);
      const sound = smalti.data.sound;
      const share = since !== undefined && sound ? (now - since) / (1000 * sound.dur[row]) : 0.5;
      const box = { x: canvas.width / 2, y: canvas.height / 2, width: canvas.width, height: canvas.height };
      smalti.tiles.one(context, row, box, share);
    }
    if (portraits.some(({ row }) => began.has(row))) {
      turn();
    }
  }

  function turn() {
    if (!turning) {
      turning = true;
      requestAnimationFrame(paint);
    }
  }

  /** @param {Array<[string, string | Node]>} entries */
  function list(entries) {
    return element(
      'dl',
      { class: 'facts' },
      ...entries
        .filter(([, value]) => value !== '')
        .flatMap(([name, value]) => [
          element('dt', {}, smalti.value(name)),
          element('dd', {}, typeof value === 'string' ? smalti.value(value) : value)
        ])
    );
  }

  /** @param {number} row */
  function show(row) {
    portraits = [];
    if (row < 0) {
      body.replaceChildren(
        element(
          'p',
          { class: 'quiet' },
          smalti.data.sound
            ? 'Move over the map to hear it. Click a tile, and everything about it stands here.'
            : 'Click a tile, and everything about it stands here.'
        )
      );
      return;
    }
    const file = smalti.file(row);
    const start = smalti.number('start', row);
    const dur = smalti.number('dur', row);
    const name = file ? file.filename : smalti.cell('filename', row);
    const neighbours = element('div', { class: 'neighbours' });
    const source = element('div', { class: 'source' });
    body.replaceChildren(
      element(
        'div',
        { class: 'portrait-row' },
        portrait(row, 144, 96),
        element(
          'div',
          {},
          element('h3', {}, smalti.value((file && smalti.titleOf(file)) || name || `Sample ${row + 1}`)),
          element('p', { class: 'quiet' }, `${smalti.clock(start)} – ${smalti.clock(start + dur)}`),
          element(
            'div',
            { class: 'row' },
            element('button', { class: 'button', click: () => smalti.play(row) }, '▶ Play'),
            element(
              'button',
              { class: 'button', click: () => smalti.view.go(row), title: 'Moves the map to this sample' },
              'Show'
            )
          )
        ),
        element(
          'button',
          {
            class: 'button plain close',
            click: () => {
              smalti.pin(-1);
              smalti.view.canvas.focus({ preventScroll: true });
            },
            'aria-label': 'Let go of this sample'
          },
          '✕'
        )
      ),
      list([
        ['file', name && smalti.link(file ? file.link : '', smalti.breakable(name))],
        ['creator', file ? file.creator : ''],
        ['date', file ? file.date : ''],
        ['licence', file && (file.licence || file.licenceUrl) ? smalti.link(file.licenceUrl, smalti.licence(file)) : '']
      ]),
      element(
        'div',
        { class: 'row' },
        element(
          'button',
          { class: 'button', click: () => surroundings(row, source) },
          'Play its surroundings in the source'
        )
      ),
      source,
      neighbours,
      columns(row)
    );
    turn();
    fillNeighbours(row, neighbours);
  }

  /** @param {number} row */
  function columns(row) {
    /** @type {Array<[string, string]>} */
    const cells = Array.from(smalti.data.columns.values())
      .filter((column) => column.name !== 'filename')
      .map((column) => {
        const cell = smalti.cell(column.name, row);
        // A figure of fifteen digits is not read; the table to take along has them all.
        const number = smalti.number(column.name, row);
        const measured = column.kind === 'number' && !Number.isNaN(number);
        if ((measured && column.none !== undefined && number <= column.none) || cell === '-') {
          return [column.name, 'none'];
        }
        const text = measured ? String(Number(number.toPrecision(6))) : cell;
        return [column.name, text && column.unit ? `${text} ${column.unit}` : text];
      });
    return element('details', { class: 'columns', open: true }, element('summary', {}, 'All columns'), list(cells));
  }

  /** @param {number} row @param {HTMLElement} place */
  async function fillNeighbours(row, place) {
    let near;
    try {
      near = await smalti.neighbours(row);
    } catch (fault) {
      place.replaceChildren(element('p', { class: 'quiet' }, /** @type {Error} */ (fault).message));
      return;
    }
    if (smalti.state.pinned !== row || near.length === 0) {
      return;
    }
    place.replaceChildren(
      element('h3', {}, 'Sounds most like'),
      element(
        'ol',
        {},
        ...near.map(({ row: other, distance }) => {
          const file = smalti.file(other);
          const name = file ? smalti.titleOf(file) : `Sample ${other + 1}`;
          const label = `${name}, ${smalti.clock(smalti.number('start', other))}`;
          const play = () => {
            smalti.play(other, { brief: true });
            highlight(other);
          };
          return element(
            'li',
            {},
            element(
              'button',
              {
                class: 'neighbour',
                title: `${label} (distance ${distance.toPrecision(3)}); click pins it`,
                'aria-label': label,
                pointerenter: play,
                focus: play,
                pointerleave: () => highlight(-1),
                blur: () => highlight(-1),
                click: () => {
                  smalti.pin(other);
                  smalti.view.go(other);
                }
              },
              portrait(other, 56, 37)
            )
          );
        })
      )
    );
    turn();
  }

  /** @param {number} row */
  function highlight(row) {
    smalti.state.hovered = row;
    smalti.emit('hovered', row);
  }

  /** The address of a source, or null where a page can't reach it. @param {string} filename */
  function address(filename) {
    const parts = filename.split('/').map(encodeURIComponent).join('/');
    if (filename.startsWith('/')) {
      return location.protocol === 'file:' ? `file://${parts}` : null;
    }
    return smalti.data.media === null ? null : smalti.data.media + parts;
  }

  /**
   * Plays the source from a little before the sample to a little after.
   * @param {number} row
   * @param {HTMLElement} place
   */
  function surroundings(row, place) {
    const file = smalti.file(row);
    const name = file ? file.filename : smalti.cell('filename', row);
    const from = address(name);
    const sentence =
      `${name} can't be reached from this page: its media folder is not where it was when the page was written` +
      ' (smalti explore --dir), or the browser does not know its format.';
    if (from === null) {
      place.replaceChildren(element('p', { class: 'notice' }, sentence));
      return;
    }
    const start = smalti.number('start', row);
    const end = (start + smalti.number('dur', row) + AFTER) / 1000;
    /** @param {'video' | 'audio'} kind */
    const put = (kind) => {
      const player = element(kind, { controls: true, preload: 'metadata', 'aria-label': `Source: ${name}` });
      player.addEventListener('error', () => place.replaceChildren(element('p', { class: 'notice' }, sentence)));
      player.addEventListener(
        'loadedmetadata',
        () => {
          if (player instanceof HTMLVideoElement && player.videoHeight === 0) {
            // Only a sound, whatever its name says: no black box.
            put('audio');
            return;
          }
          player.currentTime = Math.max(0, (start - BEFORE) / 1000);
          player.play().catch(() => {});
        },
        { once: true }
      );
      let stopped = false;
      player.addEventListener('timeupdate', () => {
        // Once only: whoever presses play again wants to hear on.
        if (!stopped && player.currentTime >= end) {
          stopped = true;
          player.pause();
        }
      });
      player.src = from;
      place.replaceChildren(player);
    };
    smalti.silence();
    put(file && file.video ? 'video' : 'audio');
  }

  smalti.on('ready', () => {
    panel.append(body);
    show(-1);
  });
  smalti.on('pinned', show);
  smalti.on('pictures', turn);
  smalti.on('colour', turn);
  smalti.on('played', ({ row }) => {
    began.set(row, performance.now());
    if (portraits.some((portrait) => portrait.row === row)) {
      turn();
    }
  });
  smalti.on('ended', (row) => began.delete(row));
  // A large picture that was on its way is there a moment later.
  smalti.on('near', turn);
})(window.smalti);
