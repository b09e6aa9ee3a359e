package org.smalti.tools.video.info;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.cli.PerFileRunOptions;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.show.TextTable;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaCapabilities;
import org.smalti.tools.video.source.RetryReport;
import org.smalti.tools.video.source.SourceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti video info}: shows all that is known of films and live streams. */
@Command(
    name = "info",
    description = {
      "Show what is in films and live streams: container, streams, rates, colours, tags, chapters.",
      "Rates and time bases are exact. Without counting, the number of frames is what the header"
          + " claims."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video info film.mp4 --count",
      "  smalti video info *.mkv --format csv",
      "  smalti video info rtsp://camera/1 --low-latency"
    })
public final class VideoInfoCommand implements Callable<Integer> {
  @Parameters(
      paramLabel = "FILE|URL",
      arity = "0..*",
      description = "films, live streams, or - for standard input")
  private List<String> sources = List.of();

  @Option(
      names = "--count",
      description = "count all frames by reading every packet, without decoding")
  private boolean count;

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "text, json or csv (default: ${DEFAULT-VALUE})")
  private InfoFormat format = InfoFormat.TEXT;

  @Option(names = "--codecs", description = "list the codecs that can be decoded or encoded")
  private boolean codecs;

  @Option(names = "--formats", description = "list the containers that can be read or written")
  private boolean formats;

  @Mixin
  private SourceOptions opening = new SourceOptions();

  @Mixin
  private PerFileRunOptions run;

  @Override
  public Integer call() {
    CommandContext context = run.context();
    if (codecs || formats) {
      new TextTable(codecs ? codecs() : formats()).print(context.out(), context.resultWidth());
      return 0;
    }
    if (sources.isEmpty()) {
      throw SmaltiException.usage("name films, live streams, or - for standard input");
    }
    List<MediaAddress> addresses = sources.stream().map(opening::address).toList();
    List<FilmDescription> films = new ArrayList<>();
    try (Run stage = context.begin("look at films", addresses.size(), Unit.FILES);
        Engine engine = context.engine()) {
      engine.map(
          Batch.of("info", addresses),
          new DescribeWork(count, opening.reconnection()),
          (address, film) -> {
            films.add(film);
            film.damage()
                .ifPresent(why -> stage.skip(Failure.incomplete(address.toString(), "info", why)));
          },
          new RetryReport(stage));
    }
    format.print(films, context.out());
    return context.failures().exitCode(films.size());
  }

  private static Table codecs() {
    List<String> columns = List.of("codec", "kind", "decoders", "encoders", "name");
    return Table.ofCells(
        new Columns("codecs", columns),
        MediaCapabilities.codecs().stream()
            .map(codec -> new String[] {
              codec.name(),
              codec.kind(),
              String.join(" ", codec.decoders()),
              String.join(" ", codec.encoders()),
              codec.title()
            })
            .toList());
  }

  private static Table formats() {
    List<String> columns = List.of("format", "read", "written", "name");
    return Table.ofCells(
        new Columns("formats", columns),
        MediaCapabilities.formats().stream()
            .map(each -> new String[] {
              each.name(), each.read() ? "yes" : "", each.written() ? "yes" : "", each.title()
            })
            .toList());
  }
}
