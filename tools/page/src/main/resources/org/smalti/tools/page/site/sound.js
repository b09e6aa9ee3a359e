// Sound: parts of many clips are loaded and decoded as they are needed, and clips of them are played without clicks.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Bytes of decoded sound that are kept; the part used longest ago goes first. */
  const DECODED_BYTES = 96e6;
  const VOICES = 32;
  /** How many parts are loaded and decoded at once for what is only passed by. */
  const AT_ONCE = 4;
  const RETRY_MS = 60;
  /** Seconds of the ramps at both ends of a clip. */
  const FADE_IN = 0.005;
  const FADE_OUT = 0.01;
  /** A sample asked for by hovering is not worth playing this much later. */
  const BRIEF_MS = 350;
  /** Another one may still come a little late. */
  const LATE_MS = 3000;

  /** @type {AudioContext | null} */
  let context = null;
  /** @type {GainNode} */
  let voicesInto;
  /** @type {Map<number, AudioBuffer>} in the order of their last use */
  const buffers = new Map();
  /** @type {Map<number, Promise<AudioBuffer>>} */
  const coming = new Map();
  /**
   * What sounds or will sound, the oldest first.
   * @type {Set<{row: number, begins: number, ending: boolean, end: (seconds: number) => void}>}
   */
  const voices = new Set();

  /** The one AudioContext; a browser lets it sound only after a click or a key. */
  smalti.audio = function () {
    if (!context) {
      context = new AudioContext({ latencyHint: 'interactive' });
      voicesInto = context.createGain();
      voicesInto.gain.value = 0.7;
      // Many voices at once must not clip.
      const limiter = context.createDynamicsCompressor();
      limiter.threshold.value = -8;
      limiter.knee.value = 6;
      limiter.ratio.value = 12;
      limiter.attack.value = 0.002;
      limiter.release.value = 0.12;
      const master = context.createGain();
      smalti.analyser = context.createAnalyser();
      smalti.analyser.fftSize = 2048;
      voicesInto.connect(limiter).connect(master).connect(smalti.analyser).connect(context.destination);
      smalti.master = master;
      context.onstatechange = () => smalti.emit('audio', /** @type {AudioContext} */ (context).state);
    }
    // Before the first click or key a browser only complains about being asked.
    if (context.state !== 'running' && (!navigator.userActivation || navigator.userActivation.hasBeenActive)) {
      context.resume().catch(() => {});
    }
    return context;
  };

  /** Loudness of everything, 0..1. @param {number} level */
  smalti.volume = function (level) {
    const audio = smalti.audio();
    /** @type {GainNode} */ (smalti.master).gain.setTargetAtTime(level, audio.currentTime, 0.02);
  };

  /** @param {number} part @returns {Promise<AudioBuffer>} */
  function decoded(part) {
    const kept = buffers.get(part);
    if (kept) {
      buffers.delete(part);
      buffers.set(part, kept);
      return Promise.resolve(kept);
    }
    let promise = coming.get(part);
    if (!promise) {
      promise = decode(part).finally(() => coming.delete(part));
      coming.set(part, promise);
    }
    return promise;
  }

  /** @param {number} part */
  async function decode(part) {
    const name = 'sound-' + String(part).padStart(4, '0');
    const text = await smalti.load(name);
    smalti.forget(name);
    const bytes = smalti.bytes(text);
    /** @type {AudioBuffer} */
    let buffer;
    try {
      buffer = await smalti.audio().decodeAudioData(/** @type {ArrayBuffer} */ (bytes.buffer));
    } catch (fault) {
      throw new Error(
        `This browser can't decode ${smalti.data.sound ? smalti.data.sound.mime : 'this sound'}; ` +
          'write the page with --sound mp3.'
      );
    }
    buffers.set(part, buffer);
    let held = 0;
    for (const other of buffers.values()) {
      held += size(other);
    }
    for (const [oldest, other] of buffers) {
      if (held <= DECODED_BYTES || oldest === part) {
        break;
      }
      held -= size(other);
      buffers.delete(oldest);
    }
    smalti.timing.decodedBytes = held;
    return buffer;
  }

  /** @param {AudioBuffer} buffer */
  const size = (buffer) => buffer.length * buffer.numberOfChannels * 4;

  /** Whether a sample has a sound. @param {number} row */
  function partOf(row) {
    const { sound } = smalti.data;
    return sound && sound.part[row] !== smalti.NONE ? sound.part[row] : -1;
  }

  /** Decodes the sound of these rows ahead, so that they can be played at an exact time. */
  smalti.prepare = async function (rows) {
    const parts = new Set();
    for (const row of rows) {
      const part = partOf(row);
      if (part >= 0) {
        parts.add(part);
      }
    }
    await Promise.all(Array.from(parts, decoded));
  };

  smalti.play = function (row, how = {}) {
    const part = partOf(row);
    const asked = performance.now();
    const handle = { stop: () => {} };
    if (part < 0) {
      return handle;
    }
    let stopped = false;
    handle.stop = () => (stopped = true);
    const kept = buffers.get(part);
    if (kept) {
      decoded(part);
      start(kept, row, how, handle);
      return handle;
    }
    if (how.brief && coming.size >= AT_ONCE && !coming.has(part)) {
      // A pointer that sweeps over the map must not wait for all that it has left behind.
      setTimeout(() => {
        if (!stopped && smalti.state.hovered === row) {
          handle.stop = smalti.play(row, how).stop;
        }
      }, RETRY_MS);
      return handle;
    }
    decoded(part)
      .then((buffer) => {
        const waited = performance.now() - asked;
        const wanted = how.brief ? waited < BRIEF_MS || smalti.state.hovered === row : waited < LATE_MS;
        // A clip of a sequence that comes too late would fall on its successors.
        const late = how.when !== undefined && smalti.audio().currentTime > how.when + 0.2;
        if (!stopped && wanted && !late) {
          start(buffer, row, how, handle);
        }
      })
      .catch((fault) => smalti.emit('fault', fault.message));
    return handle;
  };

  /**
   * @param {AudioBuffer} buffer @param {number} row @param {SmaltiPlay} how @param {{stop(): void}} handle
   */
  function start(buffer, row, how, handle) {
    const audio = smalti.audio();
    if (audio.state !== 'running' && how.brief) {
      // Its clock stands still: all that was hovered would sound at once after the first click.
      return;
    }
    const { at, dur } = /** @type {NonNullable<SmaltiData['sound']>} */ (smalti.data.sound);
    const rate = how.rate || 1;
    const gain = how.gain === undefined ? 1 : how.gain;
    const begins = Math.max(how.when || 0, audio.currentTime + 0.002);
    const seconds = dur[row] / rate;
    const source = audio.createBufferSource();
    const level = audio.createGain();
    source.buffer = buffer;
    source.playbackRate.value = rate;
    level.gain.value = 0;
    level.gain.setValueAtTime(0, begins);
    level.gain.linearRampToValueAtTime(gain, begins + Math.min(FADE_IN, seconds / 3));
    level.gain.setValueAtTime(gain, begins + Math.max(seconds - FADE_OUT, seconds / 2));
    level.gain.linearRampToValueAtTime(0, begins + seconds);
    source.connect(level).connect(voicesInto);
    source.start(begins, at[row], dur[row]);
    let shown = false;
    const voice = {
      row,
      begins,
      ending: false,
      end: (/** @type {number} */ fade) => {
        const now = audio.currentTime;
        voice.ending = true;
        if (now < begins) {
          source.stop();
          finish();
          return;
        }
        if (level.gain.cancelAndHoldAtTime) {
          level.gain.cancelAndHoldAtTime(now);
        } else {
          level.gain.cancelScheduledValues(now);
        }
        level.gain.setTargetAtTime(0, now, fade / 3);
        source.stop(now + fade * 2);
      }
    };
    const show = () => {
      if (voices.has(voice)) {
        shown = true;
        smalti.state.sounding.add(row);
        smalti.emit('played', { row, when: begins, gain, rate });
      }
    };
    const finish = () => {
      if (!voices.delete(voice)) {
        return;
      }
      level.disconnect();
      if (shown && !Array.from(voices).some((other) => other.row === row)) {
        smalti.state.sounding.delete(row);
        smalti.emit('ended', row);
      }
    };
    source.onended = finish;
    voices.add(voice);
    handle.stop = () => voice.end(FADE_OUT);
    limit(audio.currentTime);
    const ahead = (begins - audio.currentTime) * 1000;
    if (ahead > 15) {
      setTimeout(show, ahead);
    } else {
      show();
    }
  }

  /** Ends the oldest voices that are too many; what is planned for later does not sound yet. @param {number} now */
  function limit(now) {
    const sounding = Array.from(voices).filter((voice) => !voice.ending && voice.begins <= now + 0.05);
    for (const voice of sounding.slice(0, Math.max(0, sounding.length - VOICES))) {
      voice.end(FADE_OUT);
    }
  }

  smalti.silence = function () {
    for (const voice of Array.from(voices)) {
      voice.end(0.03);
    }
  };

  /** What is around the pointer is decoded before it is asked for. */
  smalti.on('hovered', (row) => {
    if (row >= 0 && smalti.data.sound && coming.size < AT_ONCE) {
      const { x, y } = smalti.view.screen(row);
      const tile = smalti.view.tile();
      const reach = { x: Math.max(12, tile.width * 1.6), y: Math.max(12, tile.height * 1.6) };
      const around = smalti.view.rowsIn(x - reach.x, y - reach.y, x + reach.x, y + reach.y, 60);
      smalti.prepare([row, ...around]).catch((fault) => smalti.emit('fault', fault.message));
    }
  });
})(window.smalti);
