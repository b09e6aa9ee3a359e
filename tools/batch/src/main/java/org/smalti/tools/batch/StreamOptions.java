package org.smalti.tools.batch;

import java.util.Arrays;
import java.util.List;
import org.smalti.core.SmaltiException;
import org.smalti.media.LanguageCode;
import picocli.CommandLine.Option;

/** Options of all verbs: which streams of a file are worked on and kept. */
public final class StreamOptions {
  @Option(
      names = "--keep-streams",
      paramLabel = "FILTER",
      description =
          "only streams of which this holds: stream (its index), kind (video, audio, subtitle, cover,"
              + " attachment, data), codec, language, title, disposition, channels, sampleRate, width, height; for"
              + " example 'kind=video|channels>2'")
  private String keep = "";

  @Option(
      names = "--drop-streams",
      paramLabel = "FILTER",
      description =
          "no streams of which this holds, for example 'kind=subtitle|disposition~=comment'")
  private String drop = "";

  @Option(
      names = "--languages",
      paramLabel = "CODES",
      description =
          "only sounds and subtitles in these languages, and those that name none, for example eng,fre")
  private List<String> languages = List.of();

  @Option(
      names = "--downmix",
      paramLabel = "LAYOUT",
      description = "stereo: mix sounds of more channels to two")
  private String downmix = "";

  StreamSelection selection() {
    if (!downmix.isEmpty() && !downmix.equals("stereo")) {
      throw SmaltiException.usage("--downmix is 'stereo', not " + downmix);
    }
    return new StreamSelection(keep, drop, codes(), !downmix.isEmpty());
  }

  private List<String> codes() {
    List<String> codes = languages.stream()
        .flatMap(text -> Arrays.stream(text.split(",", -1)))
        .map(String::strip)
        .toList();
    for (String code : codes) {
      if (!LanguageCode.isKnown(code)) {
        throw SmaltiException.usage("--languages takes codes of languages with commas between them,"
            + " such as eng,fre, and no language is known as '" + code
            + "'; of any word holds --keep-streams language=WORD");
      }
    }
    return codes;
  }
}
