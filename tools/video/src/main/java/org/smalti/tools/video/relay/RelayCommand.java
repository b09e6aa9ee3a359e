package org.smalti.tools.video.relay;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;
import org.smalti.core.table.TableReader;
import org.smalti.tools.video.source.SourceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti video relay}: sends on what a source gives, as it comes. */
@Command(
    name = "relay",
    description = {
      "Send on what a film or live stream gives to a server, a playlist or a file, as it comes.",
      "Pictures and sound are copied where the target can hold them, else encoded. If the target is too slow, what is"
          + " oldest is dropped, and what is sent can still be decoded. A source or target that fails is opened again."
          + " Ctrl-C ends it well: a file or playlist is finished."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video relay rtsp://camera/1 rtsp://server/1",
      "  smalti video relay rtsp://camera/1 live/index.m3u8 --encode --size 640x360 --bit-rate 800k",
      "  smalti video relay --in relays.csv       (columns from and to; a thread for each row)"
    })
public final class RelayCommand implements Callable<Integer> {
  private static final int USUAL_ATTEMPTS = 10;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "FROM",
      description = "a file, URL, device, or - for standard input")
  private @Nullable String from;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "TO",
      description = "rtsp://, rtmp://, srt://, udp://, a playlist .m3u8, or a file such as .mkv")
  private @Nullable String to;

  @Option(
      names = {"-i", "--in"},
      paramLabel = "TABLE",
      description = "relay each row's from to its to, all at once (.csv)")
  private @Nullable Path table;

  @Mixin
  private SourceOptions source = new SourceOptions();

  @Option(
      names = "--encode",
      description = "encode the pictures (H.264, without delay) even if they could be copied")
  private boolean encode;

  @Option(
      names = "--size",
      paramLabel = "WxH",
      description = "encode in this size; 640x0 keeps the shape")
  private String size = "";

  @Option(
      names = "--bit-rate",
      paramLabel = "BITS",
      description = "encode at this many bits per second, such as 800k or 4M (default: by quality)")
  private String bitRate = "";

  @Option(
      names = "--fps",
      paramLabel = "N",
      description = "encode so many pictures per second at most")
  private double fps;

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "the target's container, by libav's name (default: what its name suggests)")
  private String format = "";

  @Option(
      names = "--output-option",
      paramLabel = "NAME=VALUE",
      description = "an option of libav's for the target, such as hls_time=4; may be repeated")
  private Map<String, String> libav = Map.of();

  @Option(
      names = "--write-timeout",
      paramLabel = "SECONDS",
      description = "give up a target that takes nothing for so long (default: ${DEFAULT-VALUE})")
  private double writeTimeout = 10;

  @Option(names = "--duration", paramLabel = "SECONDS", description = "stop after so much was sent")
  private double duration;

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    return new Relays(specs(), run.context()).run(table);
  }

  private List<RelaySpec> specs() {
    Path rows = table;
    if ((rows == null) == (from == null || to == null) || (rows != null && from != null)) {
      throw SmaltiException.usage("name FROM and TO, or a table by --in");
    }
    if (rows == null) {
      return List.of(spec(String.valueOf(from), String.valueOf(to)));
    }
    Table relays = TableReader.read(rows);
    relays.columns().require(List.of("from", "to"));
    return relays.stream().map(this::spec).toList();
  }

  private RelaySpec spec(Row row) {
    return spec(row.text("from"), row.text("to"));
  }

  private RelaySpec spec(String source, String target) {
    if (!(writeTimeout > 0 && writeTimeout <= 86_400)) {
      throw SmaltiException.usage("the time allowed for writing must be 0 to 86400 s");
    }
    return new RelaySpec(
        this.source.address(source),
        new RelayTarget(target, format, libav, Duration.ofMillis(Math.round(1000 * writeTimeout))),
        RelayEncoding.of(encode, PictureSize.parse(size), BitRate.parse(bitRate), fps),
        this.source.reconnection(USUAL_ATTEMPTS),
        duration);
  }
}
