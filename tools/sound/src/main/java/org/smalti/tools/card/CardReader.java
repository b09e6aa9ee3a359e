package org.smalti.tools.card;

import java.util.ArrayList;
import java.util.List;
import org.smalti.core.CancelledException;
import org.smalti.core.SmaltiException;
import org.smalti.core.run.Run;
import org.smalti.core.table.CellFormat;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.AudioStream;
import org.smalti.media.ChannelChoice;
import org.smalti.media.MediaFile;
import org.smalti.media.SoundSelection;
import org.smalti.tools.audio.SampleDetector;
import org.smalti.tools.audio.SampleDetector.Mark;

/** Reads a stretch of a file once, for everything that its card shows. Memory depends on the size of the card only. */
final class CardReader {
  private static final int BLOCK = 8192;
  /** s heard before the stretch, so that its first onset is found like any other. */
  private static final double BEFORE = 2;
  /** s heard after it, so that its last sample is whole. */
  private static final double AFTER = 1.5;

  private static final double LOWEST = 27.5;
  private static final double HIGHEST = 20_000;

  private final MediaFile file;
  private final SoundSelection sound;
  private final TimeRange stretch;
  private final int columns;
  private final int rows;

  /** @param rows of the spectrogram */
  CardReader(MediaFile file, SoundSelection sound, TimeRange stretch, int columns, int rows) {
    this.file = file;
    this.sound = sound;
    this.stretch = stretch;
    this.columns = columns;
    this.rows = rows;
  }

  /**
   * Reads the stretch.
   *
   * @param known the samples, if they are known; otherwise they are looked for
   * @param filename that new samples carry
   */
  CardContent hear(List<Mark> known, boolean listen, String filename, Run run) {
    try (AudioDecoder decoder = file.audio(AudioSpec.MONO, sound)) {
      int rate = decoder.sampleRate();
      double perColumn = stretch.seconds() * rate / columns;
      long first = Math.round(stretch.from() * rate);
      decoder.seek(Math.max(0, stretch.from() - BEFORE));
      long from = decoder.position();
      List<Mark> marks = new ArrayList<>(known);
      var listener = new SampleDetector(filename, rate, from, marks::add);
      Waveform waveform = new Waveform(columns, first, perColumn);
      Spectrogram spectrogram = new Spectrogram(rate, columns, first, from, perColumn);
      read(decoder, run, (block, frames, position) -> {
        waveform.accept(block, frames, position);
        spectrogram.accept(block, frames, position);
        if (listen) {
          listener.accept(block, frames);
        }
      });
      listener.finish();
      waveform.finish();
      spectrogram.finish(decoder.position());
      if (waveform.isEmpty()) {
        throw SmaltiException.input(
            filename + ": no sound between " + CellFormat.decimal(stretch.from(), 3) + " and "
                + CellFormat.decimal(stretch.to(), 3) + " s; choose another stretch");
      }
      double high = Math.min(HIGHEST, rate / 2.0);
      float[][] levels = spectrogram.levels(columns, rows, LOWEST, high);
      marks.removeIf(mark -> !isShown(mark));
      String damage = decoder.damage().orElse("");
      decoder.remarks().forEach(remark -> run.say(filename + ": " + remark));
      return new CardContent(stretch, source(), waveform, levels, LOWEST, high, marks, damage);
    }
  }

  /** Takes what is read, block by block. */
  @FunctionalInterface
  private interface Blocks {
    /** @param position of the first frame, on the file's own clock */
    void take(float[] block, int frames, long position);
  }

  private void read(AudioDecoder decoder, Run run, Blocks blocks) {
    int rate = decoder.sampleRate();
    long first = Math.round(stretch.from() * rate);
    long end = Math.round((stretch.to() + AFTER) * rate);
    float[] block = new float[BLOCK];
    long told = 0;
    while (decoder.position() < end) {
      CancelledException.throwIfInterrupted();
      run.throwIfCancelled();
      long position = decoder.position();
      int frames = decoder.read(block, 0, (int) Math.min(BLOCK, end - position));
      if (frames < 0) {
        return;
      }
      blocks.take(block, frames, position);
      long seconds = Math.min((long) stretch.seconds(), (position + frames - first) / rate);
      run.advance(Math.max(0, seconds - told));
      told = Math.max(told, seconds);
    }
  }

  private boolean isShown(Mark mark) {
    double start = mark.sample().start() / 1000;
    double end = start + mark.sample().dur() / 1000;
    return end > stretch.from() && start < stretch.to();
  }

  private String source() {
    AudioStream audio = file.audio(sound);
    String channels = switch (audio.channels()) {
      case 1 -> "mono";
      case 2 -> "stereo";
      default -> audio.channels() + " channels";
    };
    if (sound.channel() != ChannelChoice.MIX) {
      channels = sound.channel() + " of " + channels;
    }
    String rate = CellFormat.decimal(audio.sampleRate() / 1000.0, 3);
    return audio.codec() + ", " + rate + " kHz, " + channels;
  }
}
