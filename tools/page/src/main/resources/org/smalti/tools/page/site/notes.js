/// <reference path="smalti.d.ts" />
// Samples by pitch: each note is played by the clearest sample that has it, or by one within a tone, transposed.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Semitones: how far a sample is transposed. */
  const FARTHEST = 2;

  /**
   * The clearest sample of each MIDI note; pitch not rounded.
   * @type {Map<number, {row: number, pitch: number}> | null}
   */
  let clearest = null;

  /** @param {number} midi */
  const nameOf = (midi) => `${smalti.palette.NOTES[midi % 12]}${Math.floor(midi / 12) - 1}`;

  function index() {
    /** @type {Map<number, {row: number, pitch: number, clarity: number}>} */
    const found = new Map();
    const { sound } = smalti.data;
    for (const row of smalti.state.order) {
      const hz = smalti.number('hz', row);
      if (!(hz > 0) || !sound || sound.part[row] === smalti.NONE) {
        continue;
      }
      const pitch = 69 + 12 * Math.log2(hz / 440);
      const midi = Math.round(pitch);
      const clarity = smalti.number('clarity', row) || 0;
      const best = found.get(midi);
      if (!best || clarity > best.clarity) {
        found.set(midi, { row, pitch, clarity });
      }
    }
    return found;
  }

  /**
   * What plays a note.
   * @param {number} midi 60: middle C
   * @returns {{row: number, rate: number} | null} rate 1 where the sample has the note itself; null if none is near
   */
  function sampleOf(midi) {
    clearest = clearest || index();
    for (let far = 0; far <= FARTHEST; far++) {
      for (const other of far === 0 ? [midi] : [midi - far, midi + far]) {
        const found = clearest.get(other);
        if (found) {
          return { row: found.row, rate: far === 0 ? 1 : Math.pow(2, (midi - found.pitch) / 12) };
        }
      }
    }
    return null;
  }

  /**
   * Plays a note.
   * @param {number} midi @param {number} gain 0..1 @returns {boolean} whether there is a sample for it
   */
  function play(midi, gain) {
    const found = sampleOf(midi);
    if (found) {
      smalti.play(found.row, { rate: found.rate, gain });
    }
    return found !== null;
  }

  /**
   * The C from which most of the next notes have a sample of their own.
   * @param {number} width in notes @param {number} usual where no C has more
   */
  function bestC(width, usual) {
    clearest = clearest || index();
    const notes = Array.from(clearest.keys());
    /** @param {number} low */
    const own = (low) => notes.filter((midi) => midi >= low && midi < low + width).length;
    return [24, 36, 48, 60, 72, 84].reduce((best, low) => (own(low) > own(best) ? low : best), usual);
  }

  smalti.on('shown', () => (clearest = null));

  smalti.notes = { sampleOf, play, nameOf, bestC };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
