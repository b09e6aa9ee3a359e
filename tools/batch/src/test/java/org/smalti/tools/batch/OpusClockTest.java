package org.smalti.tools.batch;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.smalti.core.files.LocalPath;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.AudioProperties;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.MediaStream.VideoProperties;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegOutcome;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.Conversion.Needed;

final class OpusClockTest {
  private static final String LATER =
      "setts=ts=if(N\\,PREV_OUTPTS-PREV_INPTS+TS\\,TS+0.325*DURATION)";

  /** A program of which only its fault matters. */
  private record Program(boolean writesOpusEarly) implements RecipeContext {
    @Override
    public int threads() {
      return 1;
    }

    @Override
    public boolean encodes(String encoder) {
      return true;
    }

    @Override
    public void state(String state) {}

    @Override
    public FfmpegOutcome run(FfmpegCommand command, double seconds, double until) {
      throw new IllegalStateException("nothing is run");
    }

    @Override
    public Path scratch() {
      throw new IllegalStateException("nothing is written");
    }
  }

  private static MediaStream stream(int index, Kind kind, String codec) {
    return new MediaStream(
        index, kind, codec, 1, 0, Set.of(), Map.of(), VideoProperties.NONE, AudioProperties.NONE);
  }

  /** A picture and three sounds: one that becomes Opus, one that stays Opus, and one that stays something else. */
  private static List<String> words(String muxer, boolean early, String... args) {
    List<MediaStream> streams = List.of(
        stream(0, Kind.VIDEO, "h264"),
        stream(1, Kind.AUDIO, "aac"),
        stream(2, Kind.AUDIO, "opus"),
        stream(3, Kind.AUDIO, "flac"));
    SourceFile source = new SourceFile(
        "a.mkv",
        LocalPath.of(Path.of("a.mkv").toAbsolutePath()),
        1,
        1,
        new MediaContents("matroska,webm", 1, false, streams, List.of(), Map.of()));
    Needed made = Needed.of(
        List.of("-i", "file:a.mkv"),
        List.of("-c:0", "copy", "-c:2", "copy", "-c:3", "copy"),
        List.of("-c:a:0", "libopus"),
        muxer,
        List.of(
            Expected.copied(streams.get(0)),
            Expected.encoded(streams.get(1)),
            Expected.copied(streams.get(2)),
            Expected.copied(streams.get(3))));
    return OpusClock.words(source, made, List.of(args), new Program(early));
  }

  @Test
  void opusIsSetLaterWhereItWouldBeginTooEarly() {
    assertThat(words("matroska", true)).containsExactly("-bsf:1", LATER, "-bsf:2", LATER);
    assertThat(words("webm", true)).containsExactly("-bsf:1", LATER, "-bsf:2", LATER);
  }

  @Test
  void whatIsRightStaysAsItIs() {
    assertThat(words("matroska", false)).isEmpty();
    assertThat(words("mp4", true)).isEmpty();
    assertThat(words("ogg", true)).isEmpty();
  }

  @Test
  void encodersThatWereChosenCount() {
    assertThat(words("matroska", true, "-c:a:0", "flac")).containsExactly("-bsf:2", LATER);
  }
}
