package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.Locale;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.RecipeContext;

/**
 * Compensates the delay of {@code afftdn} exactly, in samples: 50 ms in ffmpeg 6.1, undocumented. It is measured with a
 * click, since versions may differ.
 */
final class FilterDelay {
  private static final String IDLE = "afftdn=nr=0.01:nf=-80";
  private static final int BIT_RATE = 64_000;

  private FilterDelay() {}

  /** How many samples late one pass of the filter is. */
  static long of(int sampleRate, RecipeContext context) {
    Path click = context.scratch().resolve("click.wav");
    Path late = context.scratch().resolve("late.wav");
    write(click, sampleRate);
    context.run(
        FfmpegCommand.of(
            "-y",
            "-i",
            FfmpegCommand.file(click),
            "-af",
            IDLE,
            "-c:a",
            "pcm_f32le",
            "-f",
            "wav",
            FfmpegCommand.file(late)),
        0,
        0);
    return peak(late) - sampleRate / 2;
  }

  private static void write(Path click, int sampleRate) {
    float[] sound = new float[sampleRate];
    sound[sampleRate / 2] = 0.5f;
    try (MediaWriter writer =
        MediaWriter.sound(click, "wav", new AudioSpec(sampleRate, 1), BIT_RATE)) {
      writer.writeAudio(sound, 0, sampleRate);
      writer.finish();
    }
  }

  private static long peak(Path file) {
    try (MediaFile media = MediaFile.open(file);
        AudioDecoder decoder = media.audio(AudioSpec.MONO)) {
      float[] sound = new float[4096];
      long place = -1;
      float highest = 0.1f;
      for (long position = 0, read; (read = decoder.read(sound, 0, sound.length)) > 0; ) {
        for (int i = 0; i < read; i++) {
          if (Math.abs(sound[i]) > highest) {
            highest = Math.abs(sound[i]);
            place = position + i;
          }
        }
        position += read;
      }
      if (place < 0) {
        throw new SmaltiException(Reason.FFMPEG, "afftdn lets no click pass; try another ffmpeg");
      }
      return place;
    }
  }

  /** A filter of this delay, followed by the filters that compensate it; gaps in the sound stay where they are. */
  static String madeUp(String filter, long samples) {
    return String.format(
        Locale.ROOT,
        "aresample=async=1,apad=pad_len=%d,%s,atrim=start_sample=%d,asetpts=PTS-%d/SR/TB",
        samples,
        filter,
        samples,
        samples);
  }
}
