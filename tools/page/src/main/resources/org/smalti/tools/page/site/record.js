/// <reference path="smalti.d.ts" />
// Records what is played: as a sequence table for "smalti mix", and the sound itself as a WAV file of 16 bits.
(/** @param {Smalti} smalti */ function (smalti) {
  'use strict';

  /** Seconds: 115 MB of sound. */
  const LONGEST = 600;
  const CHANNELS = 2;
  /** Frames of a piece: so many may wait while the page is busy, a third of a second. */
  const PIECE = 16384;
  /** Seconds until the recording begins, and until it ends if the last piece does not come. */
  const START = 0.05;
  const LAST_PIECE = 1.5;
  const COLUMNS = ['filename', 'start', 'dur', 'at', 'volume', 'pitch', 'stretch'];

  /**
   * @typedef {{row: number, at: number, dur: number, gain: number, rate: number}} Played
   *   at: seconds; dur: ms of the source
   */

  /** @type {null | (() => void)} takes apart what records */
  let disconnect = null;
  let recording = false;
  /** In the audio clock's time: when the recording begins. */
  let begins = 0;
  /** Seconds after that: when it ends; Infinity: not yet known. */
  let ends = Infinity;
  /** Whole frames of both channels as 16-bit numbers, in blocks of a second. @type {Int16Array[]} */
  let blocks = [];
  let frames = 0;
  let lost = 0;
  let lastPiece = 0;
  let rate = 48000;
  /** @type {Played[]} */
  let played = [];

  /** @param {number} value */
  const pcm = (value) => Math.max(-32768, Math.min(32767, Math.round(value * 32767)));

  /** @param {number} frame from the beginning of the recording @param {number} left @param {number} right */
  function put(frame, left, right) {
    const block = Math.floor(frame / rate);
    while (blocks.length <= block) {
      blocks.push(new Int16Array(CHANNELS * rate));
    }
    const i = CHANNELS * (frame - block * rate);
    blocks[block][i] = left;
    blocks[block][i + 1] = right;
  }

  /** Takes a piece of sound; its third channel says for each frame when it is. @param {AudioBuffer} piece */
  function receive(piece) {
    const [left, right, clock] = [0, 1, 2].map((channel) => piece.getChannelData(channel));
    const last = clock[clock.length - 1];
    if (!recording || last <= 0) {
      return;
    }
    let from = Math.round(last * rate) - (clock.length - 1);
    // The clock has 24 bits: after minutes it is right to some frames only, and pieces follow each other anyway.
    if (frames > 0 && Math.abs(from - frames) < 128) {
      from = frames;
    } else if (frames > 0 && from > frames) {
      // What came while the page was busy is silence at its place: the table's times stay true.
      lost += from - frames;
    }
    const most = Math.min(LONGEST, ends) * rate;
    for (let i = Math.max(0, -from); i < clock.length && from + i < most; i++) {
      put(from + i, pcm(left[i]), pcm(right[i]));
    }
    frames = Math.min(Math.floor(most), from + clock.length);
    if (frames >= LONGEST * rate) {
      smalti.emit('fault', `A recording is ${LONGEST / 60} minutes long at most; this one is kept.`);
    }
    if (frames >= Math.floor(most)) {
      finish();
    }
  }

  /**
   * From the disk a page can't load an AudioWorklet, so it is the older ScriptProcessor: of what it is given, beside
   * the sound, a clock that rises by 1 a second.
   */
  function connect() {
    const audio = smalti.audio();
    const stereo = new GainNode(audio, { channelCount: CHANNELS, channelCountMode: 'explicit' });
    const splitter = new ChannelSplitterNode(audio, { numberOfOutputs: CHANNELS });
    const merger = new ChannelMergerNode(audio, { numberOfInputs: CHANNELS + 1 });
    const clock = new ConstantSourceNode(audio, { offset: 0 });
    const processor = audio.createScriptProcessor(PIECE, CHANNELS + 1, 1);
    rate = audio.sampleRate;
    begins = audio.currentTime + START;
    clock.offset.setValueAtTime(0, begins);
    clock.offset.linearRampToValueAtTime(2 * LONGEST, begins + 2 * LONGEST);
    clock.start();
    smalti.master.connect(stereo).connect(splitter);
    splitter.connect(merger, 0, 0);
    splitter.connect(merger, 1, 1);
    clock.connect(merger, 0, CHANNELS);
    // What is connected to no loudspeaker is not run; it gives silence.
    merger.connect(processor).connect(audio.destination);
    processor.onaudioprocess = (event) => receive(event.inputBuffer);
    return () => {
      processor.onaudioprocess = null;
      clock.stop();
      smalti.master.disconnect(stereo);
      merger.disconnect();
      processor.disconnect();
    };
  }

  function start() {
    if (!recording) {
      blocks = [];
      frames = lost = 0;
      ends = Infinity;
      played = [];
      disconnect = connect();
      recording = true;
      smalti.emit('recording', true);
    }
  }

  /** Ends the recording now; the last piece of what was heard is still on its way. */
  function stop() {
    if (recording && ends === Infinity) {
      ends = Math.max(0, smalti.audio().currentTime - begins);
      lastPiece = setTimeout(finish, 1000 * LAST_PIECE);
    }
  }

  function finish() {
    if (recording) {
      recording = false;
      clearTimeout(lastPiece);
      if (disconnect) {
        disconnect();
      }
      if (lost > 0) {
        const milliseconds = Math.ceil((1000 * lost) / rate);
        const message = `The page was too busy to record ${milliseconds} ms: they are silent in the sound, the table has all.`;
        smalti.emit('fault', message);
      }
      smalti.emit('recording', false);
    }
  }

  smalti.on('played', ({ row, when, gain, rate: speed }) => {
    const at = when - begins;
    if (recording && at >= 0 && at < ends) {
      const { sound } = smalti.data;
      const whole = smalti.number('dur', row);
      const heard = sound ? 1000 * sound.dur[row] : whole;
      played.push({ row, at, dur: Math.min(whole, heard), gain: gain === undefined ? 1 : gain, rate: speed || 1 });
    }
  });

  // A clip that was cut off is as long in the table as it was heard.
  smalti.on('ended', (row) => {
    const last = recording ? played.filter((one) => one.row === row).pop() : undefined;
    if (last) {
      const heard = 1000 * last.rate * (smalti.audio().currentTime - begins - last.at);
      if (heard > 0 && heard < last.dur - 60) {
        last.dur = heard;
      }
    }
  });

  /** @param {number} value @param {number} places */
  const decimal = (value, places) => String(Number(value.toFixed(places)));

  /** The table of what was played, in the order of its times. */
  function table() {
    const rows = played.slice().sort((a, b) => a.at - b.at).map(({ row, at, dur, gain, rate: speed }) => [
      smalti.cell('filename', row), smalti.cell('start', row), decimal(dur, 3), decimal(1000 * at, 3),
      decimal(Math.min(4, gain), 4), decimal(12 * Math.log2(speed), 3), decimal(1 / speed, 5)
    ]);
    return smalti.csv(COLUMNS, rows);
  }

  /** The sound as a WAV file. */
  function wav() {
    const bytes = 2 * CHANNELS * frames;
    const head = new DataView(new ArrayBuffer(44));
    /** @param {number} at @param {string} text */
    const word = (at, text) => Array.from(text).forEach((c, i) => head.setUint8(at + i, c.charCodeAt(0)));
    word(0, 'RIFF');
    head.setUint32(4, 36 + bytes, true);
    word(8, 'WAVEfmt ');
    head.setUint32(16, 16, true);
    head.setUint16(20, 1, true);
    head.setUint16(22, CHANNELS, true);
    head.setUint32(24, rate, true);
    head.setUint32(28, 2 * CHANNELS * rate, true);
    head.setUint16(32, 2 * CHANNELS, true);
    head.setUint16(34, 16, true);
    word(36, 'data');
    head.setUint32(40, bytes, true);
    const missing = Math.ceil(frames / rate) - blocks.length;
    const silence = Array.from({ length: Math.max(0, missing) }, () => new Int16Array(CHANNELS * rate));
    const whole = new Blob(/** @type {BlobPart[]} */ ([...blocks, ...silence]));
    return new Blob([head.buffer, whole.slice(0, bytes)], { type: 'audio/wav' });
  }

  smalti.record = {
    start,
    stop,
    /** From start to stop, though the last piece of sound may still come. */
    isRecording: () => recording && ends === Infinity,
    seconds: () => frames / rate,
    /** How many clips were played. */
    count: () => played.length,
    table,
    wav
  };
})(window.smalti = window.smalti || /** @type {any} */ ({}));
