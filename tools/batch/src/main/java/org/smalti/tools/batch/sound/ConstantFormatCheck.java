package org.smalti.tools.batch.sound;

import java.util.regex.Pattern;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * Checks that the sampling rate and the channels of a sound stay the same to its end. In concatenated MP3s and in
 * recordings of television they may change; ffmpeg then rebuilds its filters, which lose their state, and the encoder
 * converts the rest to the first format.
 */
final class ConstantFormatCheck {
  /** The filter that counts samples; it tells them at the end of each format. */
  static final String FILTER = "volumedetect";

  private static final Pattern PART = Pattern.compile("n_samples: *([1-9]\\d*)");

  private ConstantFormatCheck() {}

  /**
   * Decodes one sound, unless its codec can't change.
   *
   * @throws SmaltiException if the format changes midway
   */
  static void require(SourceFile source, MediaStream stream, RecipeContext context) {
    if (stream.codec().startsWith("pcm_")) {
      return;
    }
    FfmpegCommand command =
        FfmpegCommand.tell(source.input(), "-map", "0:" + stream.index(), "-af", FILTER);
    String stderr = context.run(command, 0, 0).stderr();
    if (PART.matcher(stderr).results().count() > 1) {
      throw broken(source.name() + ", stream " + stream.index());
    }
  }

  /** The error for such a sound. */
  static SmaltiException broken(String subject) {
    return SmaltiException.input(
        subject + ": its sample rate or channels change midway; convert it to one format first");
  }
}
