/// <reference path="smalti.d.ts" />
// A piano of two octaves on the page, by the computer's keys, and by MIDI.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Semitones above the lowest C, by the place of a key, whatever letter it has. */
  const PLACES = 'KeyZ KeyS KeyX KeyD KeyC KeyV KeyG KeyB KeyH KeyN KeyJ KeyM'.split(' ').concat(
    'KeyQ Digit2 KeyW Digit3 KeyE KeyR Digit5 KeyT Digit6 KeyY Digit7 KeyU KeyI'.split(' '));
  const BLACK = [1, 3, 6, 8, 10];
  const NOTES = PLACES.length;
  const KEY_GAIN = 0.9;

  const { element } = smalti;

  /** The MIDI note of the lowest key, a C. */
  let lowest = 48;
  let listening = false;
  /** @type {HTMLButtonElement[]} */
  let piano = [];

  /** @param {number} midi @param {number} gain */
  function strike(midi, gain) {
    const key = piano[midi - lowest];
    if (key) {
      key.classList.add('struck');
      setTimeout(() => key.classList.remove('struck'), 160);
    }
    if (!smalti.notes.play(midi, gain)) {
      smalti.say(`No sample near ${smalti.notes.nameOf(midi)}`);
    }
  }

  function label() {
    piano.forEach((key, i) => {
      const midi = lowest + i;
      const found = smalti.notes.sampleOf(midi);
      const name = smalti.notes.nameOf(midi);
      key.disabled = !found;
      key.setAttribute('aria-label', found ? name : `${name}: no sample`);
      key.title = found ? (found.rate === 1 ? name : `${name}, transposed`) : `${name}: no sample near it`;
      key.classList.toggle('own', found !== null && found.rate === 1);
      key.textContent = i % 12 === 0 ? name : '';
    });
  }

  function pianoOf() {
    const holder = element('div', { class: 'piano', role: 'group', 'aria-label': 'Piano' });
    piano = PLACES.map((_, i) => {
      const black = BLACK.includes(i % 12);
      const key = element('button', { type: 'button', class: black ? 'black' : 'white' });
      // At once, not when the finger is lifted; a click without a pointer comes from the keyboard.
      key.addEventListener('pointerdown', () => strike(lowest + i, KEY_GAIN));
      key.addEventListener('click', (event) => event.detail === 0 && strike(lowest + i, KEY_GAIN));
      holder.append(key);
      return key;
    });
    return holder;
  }

  /** @param {KeyboardEvent} event */
  function typed(event) {
    const target = /** @type {HTMLElement} */ (event.target);
    const place = PLACES.indexOf(event.code);
    const writing = target.closest('input:not([type=range]):not([type=checkbox]), textarea, select, dialog');
    if (!listening || place < 0 || writing || event.shiftKey || event.ctrlKey || event.metaKey || event.altKey) {
      return;
    }
    // Else G would also turn the map into a grid; with Shift it still does.
    event.preventDefault();
    event.stopImmediatePropagation();
    if (!event.repeat) {
      strike(lowest + place, KEY_GAIN);
    }
  }

  /** @param {number} octaves */
  function shift(octaves) {
    lowest = Math.min(96, Math.max(12, lowest + 12 * octaves));
    label();
  }

  /** @param {HTMLElement} status */
  async function connectMidi(status) {
    if (!navigator.requestMIDIAccess) {
      status.textContent = 'This browser has no MIDI; the computer keys play too.';
      return;
    }
    try {
      const access = await navigator.requestMIDIAccess();
      const listen = () => {
        const inputs = Array.from(access.inputs.values());
        for (const input of inputs) {
          input.onmidimessage = (message) => midi(message.data);
        }
        const names = inputs.map((input) => input.name || 'a keyboard').join(', ');
        status.textContent = inputs.length > 0 ? `Listening to ${names}` : 'No MIDI keyboard yet: connect one';
      };
      access.onstatechange = listen;
      listen();
    } catch (refused) {
      status.textContent = 'MIDI was not allowed: allow it for this page in the browser, and try again.';
    }
  }

  /** Plays what a MIDI keyboard says. @param {Uint8Array | null} bytes */
  function midi(bytes) {
    if (bytes && (bytes[0] & 0xf0) === 0x90 && bytes[2] > 0) {
      strike(bytes[1], Math.pow(bytes[2] / 127, 1.5));
    }
  }

  /** The part of the panel with the piano. @returns {HTMLElement} */
  smalti.keysPanel = function () {
    lowest = smalti.notes.bestC(NOTES, lowest);
    const box = element('input', { type: 'checkbox', id: 'computer-keys' });
    const status = element('p', { class: 'quiet', role: 'status' });
    const connect = element('button', { type: 'button', class: 'button' }, 'Connect MIDI');
    const lower = element('button', { type: 'button', class: 'button', 'aria-label': 'An octave lower' }, '− Octave');
    const higher = element('button', { type: 'button', class: 'button', 'aria-label': 'An octave higher' }, 'Octave +');
    box.addEventListener('change', () => (listening = box.checked));
    connect.addEventListener('click', () => connectMidi(status));
    lower.addEventListener('click', () => shift(-1));
    higher.addEventListener('click', () => shift(1));
    const made = element('div', { class: 'keys-panel' },
      element('h3', {}, 'Notes'),
      pianoOf(),
      element('div', { class: 'row' }, lower, higher, connect),
      element('div', { class: 'row' }, box, element('label', { for: 'computer-keys' },
        'The computer’s keys are a piano: Z S X … and Q 2 W …; with Shift they do what they did')),
      status);
    label();
    smalti.on('shown', label);
    document.addEventListener('keydown', typed, { capture: true });
    return made;
  };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
