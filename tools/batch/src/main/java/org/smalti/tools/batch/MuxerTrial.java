package org.smalti.tools.batch;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.cli.ShellWords;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion.Needed;

/**
 * Asks the program's own muxer, by the first moment of a file, whether its container takes the streams of a result.
 * What it takes differs between versions of ffmpeg, so that no list of ours could say it.
 */
public final class MuxerTrial {
  /** s of the file that are written. */
  private static final String MOMENT = "0.2";

  private final RecipeContext context;

  public MuxerTrial(RecipeContext context) {
    this.context = context;
  }

  /**
   * What the program says where it refuses; empty where it writes the file.
   *
   * @throws SmaltiException if it refuses the person's encoder options alone
   */
  public Optional<String> refusal(Needed made) {
    Optional<String> refusal = refusal(made, context.args());
    if (refusal.isPresent()
        && !context.args().isEmpty()
        && refusal(made, List.of()).isEmpty()) {
      String args =
          String.join(" ", context.args().stream().map(ShellWords::quoted).toList());
      throw SmaltiException.input(refusal.get() + "; the reason is --args (" + args
          + "): ffmpeg takes the options that this replaces");
    }
    return refusal;
  }

  /** @param instead encoder options that stand for those of the conversion unless empty */
  private Optional<String> refusal(Needed made, List<String> instead) {
    List<String> words = new ArrayList<>(List.of("-y"));
    words.addAll(made.input());
    words.addAll(made.streams());
    words.addAll(instead.isEmpty() ? made.encoding() : instead);
    Path file = context.scratch().resolve("trial");
    words.addAll(List.of("-t", MOMENT, "-f", made.muxer(), FfmpegCommand.file(file)));
    try {
      context.run(new FfmpegCommand(words), 0, 0);
      return Optional.empty();
    } catch (SmaltiException e) {
      if (e.reason() != Reason.FFMPEG) {
        throw e;
      }
      return Optional.of(e.getMessage());
    }
  }

  /**
   * The streams that the container does not take one by one.
   *
   * @param alone the conversion of one stream, beside one that is certain where none stands alone
   */
  public <T> List<T> refused(List<T> streams, Function<T, Needed> alone) {
    return streams.stream()
        .filter(stream -> {
          Needed made = alone.apply(stream);
          return !made.expected().isEmpty() && refusal(made).isPresent();
        })
        .toList();
  }
}
