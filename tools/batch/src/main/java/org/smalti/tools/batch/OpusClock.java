package org.smalti.tools.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.smalti.media.MediaStream.Kind;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.Conversion.Needed;

/**
 * Keeps Opus in time in Matroska and WebM. Players take the samples that an encoder puts before the sound off the
 * clock; ffmpeg before 6.0 does not put them onto it when it writes, so that the sound would begin by as much too
 * early.
 */
final class OpusClock {
  private static final Set<String> MATROSKA = Set.of("matroska", "webm");
  /**
   * Shifts all packets by 6.5 ms, the 312 samples that libopus puts before every sound, as a share of the 20 ms of its
   * first packet: the unit that the filter says of time stamps is not always theirs.
   */
  private static final String LATER =
      "setts=ts=if(N\\,PREV_OUTPTS-PREV_INPTS+TS\\,TS+0.325*DURATION)";

  private OpusClock() {}

  /**
   * The words that a command needs for its sounds; none where the program writes them rightly.
   *
   * @param args what the person chose instead of the encoders, empty for nothing
   */
  static List<String> words(
      SourceFile source, Needed made, List<String> args, RecipeContext context) {
    List<String> words = new ArrayList<>();
    if (!context.writesOpusEarly() || !MATROSKA.contains(made.muxer())) {
      return words;
    }
    List<String> all = made.words(args);
    int sounds = 0;
    for (int place = 0; place < made.expected().size(); place++) {
      Expected stream = made.expected().get(place);
      if (stream.kind() == Kind.AUDIO) {
        String encoder = encoder(all, place, sounds);
        boolean copied = encoder.equals("copy")
            && stream.source() >= 0
            && source.contents().streams().get(stream.source()).codec().equals("opus");
        if (copied || encoder.equals("libopus")) {
          words.addAll(List.of("-bsf:" + place, LATER));
        }
        sounds++;
      }
    }
    return words;
  }

  /** The encoder that the last word about this sound chooses. */
  private static String encoder(List<String> words, int place, int sound) {
    Set<String> options = Set.of("-c", "-c:a", "-acodec", "-c:" + place, "-c:a:" + sound);
    for (int i = words.size() - 2; i >= 0; i--) {
      if (options.contains(words.get(i))) {
        return words.get(i + 1);
      }
    }
    return "";
  }
}
