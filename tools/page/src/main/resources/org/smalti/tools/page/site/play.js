/// <reference path="smalti.d.ts" />
// The panel in which one plays: what is shown, selected or drawn as a sequence; notes; and the recording of it.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  const SLOWEST = 0.5;
  const FASTEST = 32;

  const { element, sequence } = smalti;

  /** @type {'shown' | 'selected' | 'path'} */
  let what = 'shown';

  /** @returns {number[]} */
  function rows() {
    if (what === 'path') {
      return smalti.path.rows();
    }
    return what === 'selected' ? smalti.selectedRows() : Array.from(smalti.state.order);
  }

  function toggle() {
    if (sequence.isPlaying()) {
      sequence.stop();
      return;
    }
    const list = rows();
    if (list.length === 0) {
      smalti.emit('fault', what === 'path'
        ? 'No line is drawn yet: choose Path above the map, and draw over the samples.'
        : what === 'selected' ? 'Nothing is selected yet.' : 'No sample is shown: take back a part of the filter.');
      return;
    }
    const pinned = what === 'path' ? -1 : list.indexOf(smalti.state.pinned);
    sequence.start(list, Math.max(0, pinned));
  }

  /** @param {string} label @param {() => void} run */
  function button(label, run) {
    const made = element('button', { type: 'button', class: 'button' }, label);
    made.addEventListener('click', run);
    return made;
  }

  /** @param {string} id @param {string} label @param {(on: boolean) => void} changed */
  function checkbox(id, label, changed) {
    const box = element('input', { type: 'checkbox', id });
    box.addEventListener('change', () => changed(box.checked));
    return element('span', { class: 'check' }, box, element('label', { for: id }, label));
  }

  function whatField() {
    const select = element('select', { id: 'play-what' },
      element('option', { value: 'shown' }, 'What is shown, in its order'),
      element('option', { value: 'selected' }, 'The selection'),
      element('option', { value: 'path' }, 'The line drawn on the map'));
    select.addEventListener('change', () => {
      what = /** @type {any} */ (select.value);
      sequence.replace(rows());
    });
    smalti.on('path', (drawn) => {
      if (drawn.length > 0) {
        what = 'path';
        select.value = what;
        sequence.start(drawn);
      }
    });
    for (const [event, kind] of [['order', 'shown'], ['selected', 'selected']]) {
      smalti.on(event, () => what === kind && sequence.replace(rows()));
    }
    return element('div', { class: 'field' }, element('label', { for: 'play-what' }, 'What is played'), select);
  }

  function tempoField() {
    const slider = element('input', {
      type: 'range', id: 'tempo', min: '0', max: '1', step: '0.01',
      value: String(Math.log(sequence.how.rate / SLOWEST) / Math.log(FASTEST / SLOWEST))
    });
    const said = element('output', { for: 'tempo' });
    const update = () => {
      const rate = SLOWEST * Math.pow(FASTEST / SLOWEST, Number(slider.value));
      sequence.how.rate = Number(rate.toPrecision(2));
      said.textContent = `${sequence.how.rate} a second`;
      slider.setAttribute('aria-valuetext', said.textContent);
    };
    slider.addEventListener('input', update);
    update();
    const natural = checkbox('natural', 'Each for its own length', (on) => {
      sequence.how.natural = on;
      slider.disabled = on;
    });
    return [
      element('div', { class: 'field' }, element('label', { for: 'tempo' }, 'Tempo: ', said), slider),
      element('div', { class: 'row' }, natural, checkbox('loop', 'Loop', (on) => (sequence.how.loop = on)))
    ];
  }

  function recordRow() {
    const { record } = smalti;
    const said = element('p', { class: 'quiet', role: 'status', id: 'recorded' });
    const toggle = button('Record', () => (record.isRecording() ? record.stop() : record.start()));
    const table = button('Table (.csv)', () => {
      smalti.download(smalti.fileName('played', 'csv'), new Blob([record.table()], { type: 'text/csv' }));
    });
    const sound = button('Sound (.wav)', () => smalti.download(smalti.fileName('played', 'wav'), record.wav()));
    const hint = element('p', { class: 'quiet' }, 'The table is for smalti mix --match none.');
    const update = () => {
      const now = record.isRecording();
      toggle.textContent = now ? 'Stop recording' : 'Record';
      toggle.setAttribute('aria-pressed', String(now));
      const kept = !now && record.seconds() > 0;
      table.hidden = hint.hidden = !kept || record.count() === 0;
      sound.hidden = !kept;
      const clips = record.count() === 1 ? '1 clip' : `${record.count()} clips`;
      said.textContent = now ? 'Recording what is played' : kept ? `${clips}, ${record.seconds().toFixed(1)} s` : '';
    };
    smalti.on('recording', update);
    update();
    smalti.key('r', 'records what is played (Shift + R while the computer’s keys are a piano)', () => toggle.click());
    return [element('h3', {}, 'Record'), element('div', { class: 'row' }, toggle, table, sound), said, hint];
  }

  smalti.on('ready', () => {
    const panel = document.getElementById('playing');
    if (!panel) {
      return;
    }
    if (!smalti.data.sound) {
      panel.append(element('p', { class: 'quiet' }, 'This page was written without sound.'));
      return;
    }
    const start = button('Play', toggle);
    const said = element('span', { class: 'quiet' });
    smalti.on('sequence', ({ playing, at, of }) => {
      start.textContent = playing ? 'Stop' : 'Play';
      start.setAttribute('aria-pressed', String(playing));
      said.textContent = playing ? `${Math.max(1, at).toLocaleString('en')} of ${of.toLocaleString('en')}` : '';
    });
    panel.append(whatField(), element('div', { class: 'row' }, start, said), ...tempoField(),
      ...(smalti.data.columns.has('hz') ? [smalti.keysPanel()] : []), ...recordRow());
    smalti.key(' ', 'plays what is shown in its order, or stops', toggle);
    smalti.key('Escape', 'stops the sequence, takes back the line drawn', () => {
      sequence.stop();
      smalti.path.clear();
    });
  });
})(window.smalti = window.smalti || /** @type {any} */ ({}));
