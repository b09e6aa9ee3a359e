package org.smalti.tools.video.subtitles;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.Subtitle;
import org.smalti.media.SubtitleSource;
import org.smalti.tools.video.source.SourceOpener;
import org.smalti.tools.video.source.SourceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti video subtitles}: writes the subtitles of a film as text. */
@Command(
    name = "subtitles",
    description = {
      "Write the subtitles of a film as text, or as a table with a row for each.",
      "Closed captions are beside the pictures, in no stream of their own: they are read by decoding the film."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video subtitles film.mkv --out film.srt",
      "  smalti video subtitles film.mkv --language fre --out words.csv",
      "  smalti video subtitles broadcast.ts --captions --out broadcast.srt"
    })
public final class SubtitlesCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "a film or a URL")
  private String in = "";

  @Option(
      names = {"-o", "--out"},
      required = true,
      paramLabel = "FILE",
      description = "the file to write: .srt, .vtt or .csv (columns filename, start, dur, text)")
  private Path out = Path.of("");

  @Option(
      names = "--stream",
      paramLabel = "N",
      description =
          "the number of the stream, as 'smalti video info' shows it (default: the first)")
  private int stream = -1;

  @Option(
      names = "--language",
      paramLabel = "CODE",
      description = "the first stream of this language, such as eng")
  private String language = "";

  @Option(
      names = "--encoding",
      paramLabel = "NAME",
      description = "of texts that are not UTF-8, such as windows-1251 (default: windows-1252)")
  private Charset encoding = Charset.forName("windows-1252");

  @Option(
      names = "--captions",
      description = "the closed captions of the pictures (CEA-608, first channel) instead")
  private boolean captions;

  @Mixin
  private SourceOptions opening = new SourceOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    SubtitleFormat format = SubtitleFormat.of(out.toString());
    MediaAddress address = opening.address(in);
    address.spare(out);
    if (captions && (stream >= 0 || !language.isEmpty())) {
      throw SmaltiException.usage("closed captions are in no stream; leave out which one");
    }
    try (MediaFile media =
        SourceOpener.of(address, opening.reconnection(), run.context()).open()) {
      Optional<MediaStream> chosen = captions
          ? Optional.empty()
          : Optional.of(chosen(address, media.contents().streams()));
      String what = chosen.map(each -> "stream " + each.index()).orElse("the closed captions");
      if (run.context().dryRun()) {
        return run.context().would("write " + what + " of " + in + " to " + out);
      }
      write(format, address, media, chosen, what);
    }
    return run.context().failures().exitCode(1);
  }

  private void write(
      SubtitleFormat format,
      MediaAddress address,
      MediaFile media,
      Optional<MediaStream> chosen,
      String what) {
    List<Subtitle> subtitles = read(media, chosen);
    if (chosen.isEmpty() && subtitles.isEmpty()) {
      throw SmaltiException.input(address + ": no closed captions in its pictures");
    }
    try (AtomicFile file = AtomicFile.to(out)) {
      try (BufferedWriter writer =
          Files.newBufferedWriter(file.temporary(), StandardCharsets.UTF_8)) {
        format.write(address.toString(), subtitles, writer);
      } catch (IOException e) {
        throw file.unwritable(e);
      }
      file.commit();
    }
    run.context()
        .say(out + ": " + subtitles.size()
            + (subtitles.size() == 1 ? " subtitle of " : " subtitles of ") + what);
  }

  private MediaStream chosen(MediaAddress address, List<MediaStream> streams) {
    List<MediaStream> found = streams.stream()
        .filter(each -> each.kind() == MediaStream.Kind.SUBTITLE)
        .toList();
    if (found.isEmpty()) {
      throw SmaltiException.input(
          address + ": no subtitles in it; --captions looks for closed captions in its pictures");
    }
    return found.stream()
        .filter(each -> stream < 0 || each.index() == stream)
        .filter(
            each -> language.isEmpty() || language.equals(each.tags().getOrDefault("language", "")))
        .findFirst()
        .orElseThrow(() -> SmaltiException.input(address + ": no such subtitles in it; there are "
            + found.stream().map(SubtitlesCommand::said).collect(Collectors.joining(", "))));
  }

  private static String said(MediaStream stream) {
    String spoken = stream.tags().getOrDefault("language", "");
    return "stream " + stream.index() + (spoken.isEmpty() ? "" : " (" + spoken + ")");
  }

  /** In the order in which they are shown. */
  private List<Subtitle> read(MediaFile media, Optional<MediaStream> chosen) {
    List<Subtitle> subtitles = new ArrayList<>();
    try (Run stage = run.context().begin("subtitles", -1, Unit.ITEMS);
        SubtitleSource reader =
            chosen.isPresent() ? media.subtitles(chosen.get(), encoding) : media.captions()) {
      for (Subtitle next = reader.next(); next != null; next = reader.next()) {
        subtitles.add(next);
        stage.advance(1);
      }
      if (reader.foreign() > 0) {
        stage.say(reader.foreign() + " texts are not UTF-8 and were read as " + encoding
            + "; another one can be named by --encoding");
      }
      if (reader.lost() > 0) {
        stage.skip(
            Failure.incomplete(in, "subtitles", reader.lost() + " of them could not be decoded"));
      }
    }
    subtitles.sort(Comparator.comparingDouble(Subtitle::start));
    return subtitles;
  }
}
