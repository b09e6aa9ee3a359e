/// <reference path="smalti.d.ts" />
// The selection: drawn around with the lasso, what is shown, its contrary; and its download as a samples table.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** A lasso smaller than this, in CSS pixels, was a click. */
  const CLICK = 5;

  const { element } = smalti;

  /** @returns {number[]} the selected rows: those shown in their present order, then the others in that of the table */
  function selectedRows() {
    const { selected, shown, order } = smalti.state;
    const hidden = Array.from(selected.keys()).filter((row) => selected[row] && !shown[row]);
    return Array.from(order).filter((row) => selected[row]).concat(hidden);
  }
  smalti.selectedRows = selectedRows;

  // ---- the table

  /** @param {string} cell */
  function csvCell(cell) {
    return /[",\r\n]/.test(cell) ? `"${cell.replace(/"/g, '""')}"` : cell;
  }

  /** A line without anything in it would be no row. @param {string[]} cells */
  const csvLine = (cells) => (cells.every((cell) => cell === '') ? '""' : '') + cells.map(csvCell).join(',') + '\n';

  /**
   * A table as the program writes it (core.table.TableWriter): RFC 4180, with \n at the end of each line.
   * @param {string[]} names @param {Iterable<string[]>} rows
   */
  smalti.csv = (names, rows) => csvLine(names) + Array.from(rows, csvLine).join('');

  /** The samples table of these rows, with all columns. @param {number[]} rows */
  smalti.samplesTable = function (rows) {
    const names = Array.from(smalti.data.columns.keys());
    return smalti.csv(names, rows.map((row) => names.map((name) => smalti.cell(name, row))));
  };

  /** A file's name from the title. @param {string} what @param {string} ending */
  smalti.fileName = function (what, ending) {
    const title = smalti.data.title.normalize('NFKD').replace(/[\u0300-\u036f]/g, '').toLowerCase();
    const words = title.replace(/[^\p{L}\p{N}]+/gu, '-').replace(/^-+|-+$/g, '').slice(0, 60);
    return `${words ? `${words}-` : ''}${what}.${ending}`;
  };

  /** Gives a file to the visitor. @param {string} name @param {Blob} blob */
  smalti.download = function (name, blob) {
    const link = element('a', { href: URL.createObjectURL(blob), download: name });
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
  };

  // ---- the lasso

  /** @type {{x: number, y: number}[]} */
  let line = [];

  /** @param {PointerEvent} event @returns {'replace' | 'add' | 'remove'} */
  function way(event) {
    return event.shiftKey ? 'add' : event.ctrlKey || event.metaKey || event.altKey ? 'remove' : 'replace';
  }

  smalti.tools.lasso = {
    label: 'Select',
    down: (x, y) => {
      line = [{ x, y }];
    },
    move: (x, y) => {
      if (line.length > 0) {
        line.push({ x, y });
        smalti.view.draw(true);
      }
    },
    up: (x, y, event) => {
      const polygon = line;
      line = [];
      smalti.view.draw(true);
      const wide = polygon.some((place) => Math.hypot(place.x - polygon[0].x, place.y - polygon[0].y) > CLICK);
      if (wide && event.type === 'pointerup') {
        // What the filter leaves out is dimmed, and not meant.
        smalti.select(smalti.view.within(polygon).filter((row) => smalti.state.shown[row]), way(event));
      } else if (polygon.length > 0 && event.type === 'pointerup') {
        const row = smalti.view.at(x, y);
        smalti.select(row < 0 ? [] : [row], row < 0 && way(event) === 'replace' ? 'replace' : 'toggle');
      }
    }
  };

  /** @param {CanvasRenderingContext2D} context */
  function paintLasso(context) {
    const outline = corner >= 0 && reached() >= 0 ? box() : line;
    if (outline.length > 1) {
      const colour = getComputedStyle(document.documentElement).getPropertyValue('--accent').trim();
      context.beginPath();
      outline.forEach(({ x, y }) => context.lineTo(x, y));
      context.closePath();
      context.strokeStyle = context.fillStyle = colour;
      context.lineWidth = 2;
      context.setLineDash([6, 4]);
      context.stroke();
      context.globalAlpha = 0.15;
      context.fill();
    }
  }

  // ---- the same by keys: a box from one sample to another

  /** The row in its first corner; -1 for none. */
  let corner = -1;

  /** The row that the keys have reached. */
  const reached = () => (smalti.state.hovered >= 0 ? smalti.state.hovered : smalti.state.pinned);

  /** The box from the corner to where the keys are, both tiles in it, in CSS pixels. */
  function box() {
    const { width, height } = smalti.view.tile();
    const ends = [corner, reached()].map(smalti.view.screen);
    const left = Math.min(ends[0].x, ends[1].x) - width / 2;
    const top = Math.min(ends[0].y, ends[1].y) - height / 2;
    const right = Math.max(ends[0].x, ends[1].x) + width / 2;
    const bottom = Math.max(ends[0].y, ends[1].y) + height / 2;
    return [{ x: left, y: top }, { x: right, y: top }, { x: right, y: bottom }, { x: left, y: bottom }];
  }

  function turnBox() {
    const row = reached();
    if (row < 0 || Number.isNaN(smalti.view.x[row])) {
      return;
    }
    if (corner < 0) {
      corner = row;
      smalti.say('First corner of a box; B again at the opposite one selects what is in it');
    } else {
      const rows = smalti.view.within(box()).filter((one) => smalti.state.shown[one]);
      corner = -1;
      smalti.select(rows, 'add');
      smalti.say(`${rows.length.toLocaleString('en')} in the box, ${selectedRows().length.toLocaleString('en')} selected`);
    }
    smalti.view.draw(true);
  }

  // ---- which tool the pointer is

  /** @type {[string, string, string, string][]} name, label, what it does, key */
  const TOOLS = [
    ['hear', 'Hear', 'hears: moving over the map plays', 'h'],
    ['lasso', 'Select', 'selects: draw around samples; Shift adds, Ctrl takes away', 'l'],
    ['draw', 'Path', 'plays along a line that is drawn', 'p']
  ];

  /** Makes the pointer another tool. @param {string} name */
  smalti.takeTool = function (name) {
    smalti.tool = name;
    smalti.emit('tool', name);
  };

  function toolButtons() {
    const group = element('span', { class: 'group', role: 'group', 'aria-label': 'Pointer' });
    for (const [name, label, does, key] of TOOLS) {
      const title = `The pointer ${does} (${key.toUpperCase()})`;
      const button = element('button', { type: 'button', class: 'button', title }, label);
      button.addEventListener('click', () => smalti.takeTool(name));
      const update = () => button.setAttribute('aria-pressed', String(smalti.tool === name));
      smalti.on('tool', update);
      update();
      smalti.key(key, `the pointer ${does}`, () => smalti.takeTool(name));
      group.append(button);
    }
    return group;
  }

  // ---- the panel

  /** @param {string} label @param {() => void} run */
  function button(label, run) {
    const made = element('button', { type: 'button', class: 'button' }, label);
    made.addEventListener('click', run);
    return made;
  }

  smalti.on('ready', () => {
    const panel = document.getElementById('selection');
    if (!panel) {
      return;
    }
    const { state } = smalti;
    const count = element('p', { class: 'quiet', role: 'status', id: 'selected-count' });
    const rows = () => {
      const selected = selectedRows();
      return selected.length > 0 ? selected : Array.from(state.order);
    };
    const download = button('Download', () => {
      const blob = new Blob([smalti.samplesTable(rows())], { type: 'text/csv' });
      smalti.download(smalti.fileName(selectedRows().length > 0 ? 'selection' : 'samples', 'csv'), blob);
    });
    download.id = 'download';
    const clear = button('Clear', () => smalti.select([], 'replace'));
    const update = () => {
      const n = selectedRows().length;
      count.textContent = n > 0
        ? `${n.toLocaleString('en')} selected`
        : 'Nothing selected: Shift-click samples, or draw around them (keys: S, B)';
      clear.disabled = n === 0;
      const many = rows().length;
      download.textContent = `Download ${n > 0 ? 'selection' : 'what is shown'} (${many.toLocaleString('en')})`;
      download.disabled = many === 0;
    };
    panel.append(
      count,
      element('div', { class: 'row' },
        button('Select what is shown', () => smalti.select(state.order, 'replace')),
        button('Invert', () => smalti.select(state.order, 'toggle')),
        clear),
      element('div', { class: 'row' }, download),
      element('p', { class: 'quiet' }, 'A samples table for smalti sort, compose and export.')
    );
    smalti.on('selected', update);
    smalti.on('shown', update);
    update();
    smalti.view.painters.push(paintLasso);
    smalti.on('tool', () => (line = []));
    smalti.key('Escape', 'leaves off a selection that is being drawn', () => {
      const drawing = line.length > 0 || corner >= 0;
      line = [];
      corner = -1;
      smalti.view.draw(true);
      return drawing;
    });
    smalti.key('b', 'selects a box: B at one corner, and B at the opposite one', turnBox);
    smalti.key('s', 'selects the sample the arrow keys have reached, or lets go of it', () => {
      const row = reached();
      if (row >= 0) {
        smalti.select([row], 'toggle');
        smalti.say(state.selected[row] ? 'Selected' : 'Not selected');
      }
    });
    const tools = document.getElementById('tools');
    if (tools) {
      tools.prepend(toolButtons());
    }
  });
})(window.smalti = window.smalti || /** @type {any} */ ({}));
