/// <reference path="smalti.d.ts" />
// A sequence of samples in time: each is given to the sound ahead, for a moment of the audio clock.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Seconds: how far ahead clips are planned, and how often that is looked at. */
  const AHEAD = 0.35;
  const EVERY = 0.08;
  /** A page in the background is woken once a second only. */
  const AHEAD_HIDDEN = 1.6;
  /** How many clips are decoded beyond the one that is planned. */
  const DECODED = 12;
  const START = 0.06;
  /** How long a sequence lasts beyond its last clip, which a busy page still shows then. */
  const TAIL = 0.25;

  /** @type {number[]} */
  let rows = [];
  /** The place in rows of the clip that is planned next. */
  let next = 0;
  /** In the audio clock's time: when it begins. */
  let when = 0;
  /** When all that was planned has ended. */
  let quiet = 0;
  let playing = false;
  /** Numbers the runs, so that what a stopped one still waits for does nothing. */
  let run = 0;
  /** @type {{row: number, when: number, stop(): void}[]} planned, maybe sounding */
  let planned = [];

  /** @type {{rate: number, natural: boolean, loop: boolean}} rate: clips a second */
  const how = { rate: 4, natural: false, loop: false };

  /** Seconds from a clip to the next one. @param {number} row */
  function step(row) {
    const { sound } = smalti.data;
    const natural = sound ? sound.dur[row] : 0;
    return how.natural && natural > 0 ? natural : 1 / how.rate;
  }

  /** @param {number} row */
  const hasSound = (row) => smalti.data.sound !== null && smalti.data.sound.part[row] !== smalti.NONE;

  /** Plans what begins within the time ahead; waits where its sound is still being loaded. @param {number} mine */
  async function plan(mine) {
    const audio = smalti.audio();
    while (playing && mine === run) {
      const ahead = document.hidden ? AHEAD_HIDDEN : AHEAD;
      if (next >= rows.length && how.loop && rows.length > 0) {
        next = 0;
      }
      if (next >= rows.length) {
        if (audio.currentTime > Math.max(when, quiet) + TAIL) {
          planned = [];
          stop();
        }
        await pause();
        continue;
      }
      if (when - audio.currentTime > ahead) {
        await pause();
        continue;
      }
      const row = rows[next];
      try {
        await smalti.prepare([row]);
      } catch (fault) {
        const message = /** @type {Error} */ (fault).message;
        smalti.emit('fault', `The sequence stopped at ${next + 1} of ${rows.length}: ${message}`);
        stop();
        return;
      }
      if (!playing || mine !== run || rows[next] !== row) {
        continue;
      }
      // What was loaded too late begins a little later, and so does the rest: nothing is left out or heaped up.
      when = Math.max(when, audio.currentTime + START / 2);
      const handle = smalti.play(row, { when });
      planned = planned.filter((one) => one.when > audio.currentTime - 10);
      planned.push({ row, when, stop: () => handle.stop() });
      quiet = Math.max(quiet, when + /** @type {any} */ (smalti.data.sound).dur[row]);
      when += step(row);
      next++;
      smalti.prepare(rows.slice(next, next + DECODED)).catch(() => {
        // Said when its turn comes.
      });
      smalti.emit('sequence', { playing, at: next, of: rows.length });
    }
  }

  const pause = () => new Promise((resolve) => setTimeout(resolve, 1000 * EVERY));

  /** Plays rows one after the other. @param {Iterable<number>} list @param {number} [from] the place to begin at */
  function start(list, from = 0) {
    stop();
    rows = Array.from(list).filter(hasSound);
    if (rows.length === 0) {
      smalti.emit('fault', 'None of these samples has a sound.');
      return;
    }
    next = Math.min(from, rows.length - 1);
    playing = true;
    when = quiet = smalti.audio().currentTime + START;
    smalti.emit('sequence', { playing, at: next, of: rows.length });
    plan(++run);
  }

  /** Ends it, and what it had planned. */
  function stop() {
    if (playing) {
      playing = false;
      run++;
      planned.forEach((one) => one.stop());
      planned = [];
      smalti.emit('sequence', { playing, at: 0, of: rows.length });
    }
  }

  /**
   * Goes on with other rows: after the clip that was planned last if it is among them.
   * @param {Iterable<number>} list
   */
  function replace(list) {
    if (playing) {
      const last = rows[next - 1];
      rows = Array.from(list).filter(hasSound);
      next = rows.indexOf(last) + 1;
      if (rows.length === 0) {
        smalti.emit('fault', 'The sequence stopped: nothing with a sound is left of what it plays.');
        stop();
      }
    }
  }

  smalti.sequence = { how, start, stop, replace, isPlaying: () => playing };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
