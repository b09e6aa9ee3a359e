package org.smalti.tools.video.remux;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.cli.MediaTime;
import org.smalti.core.cli.RunOptions;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.table.CellFormat;
import org.smalti.media.Demuxer;
import org.smalti.media.MediaAddress;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.Muxer;
import org.smalti.media.MuxerOptions;
import org.smalti.media.OpenOptions;
import org.smalti.tools.video.source.SourceOpener;
import org.smalti.tools.video.source.SourceOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code smalti video remux}: copies streams into another container. */
@Command(
    name = "remux",
    description = {
      "Copy the streams of a film into another container, without decoding them.",
      "Nothing gets worse and it takes seconds. A part can be copied from a key frame on."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  smalti video remux film.ts film.mp4",
      "  smalti video remux film.mkv part.mkv --from 1:02:03 --to 1:05 --streams video,1",
      "  smalti video remux film.mp4 live.m3u8 --output-option hls_time=4"
    })
public final class RemuxCommand implements Callable<Integer> {
  @Parameters(
      index = "0",
      paramLabel = "IN",
      description = "a film, a URL, or - for standard input")
  private String in = "";

  @Parameters(
      index = "1",
      paramLabel = "OUT",
      description = "the file to write; its name chooses the container")
  private Path out = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "the container, by libav's name (default: by the name of OUT)")
  private String format = "";

  @Option(
      names = "--streams",
      paramLabel = "LIST",
      split = ",",
      description = "video, audio, subtitle, attachment, cover, data, or numbers of streams"
          + " (default: all but data)")
  private List<String> streams = List.of();

  @Option(names = "--from", paramLabel = "TIME", description = "begin at the key frame before this")
  private @Nullable String from;

  @Option(names = "--to", paramLabel = "TIME", description = "end before this")
  private @Nullable String to;

  @Option(
      names = "--bitstream-filter",
      paramLabel = "STREAM=FILTERS",
      description = "libav's bitstream filters for a stream, such as 0=h264_mp4toannexb")
  private Map<Integer, String> filters = Map.of();

  @Option(
      names = "--tag",
      paramLabel = "NAME=VALUE",
      description = "set a tag of the file; may be repeated")
  private Map<String, String> tags = Map.of();

  @Option(
      names = "--output-option",
      paramLabel = "NAME=VALUE",
      description = "an option of libav's muxer, such as movflags=+faststart; may be repeated")
  private Map<String, String> libav = Map.of();

  @Mixin
  private SourceOptions opening = new SourceOptions();

  @Mixin
  private RunOptions run;

  @Override
  public Integer call() {
    TimeWindow window = new TimeWindow(
        from == null ? 0 : MediaTime.seconds("--from", from),
        to == null ? Double.POSITIVE_INFINITY : MediaTime.seconds("--to", to));
    if (window.from() >= window.to()) {
      throw SmaltiException.usage("the end of the copy lies before its beginning");
    }
    MediaAddress address = opening.address(in);
    address.spare(out);
    MuxerOptions container = MuxerOptions.DEFAULT.format(format).libav(libav).formatOf(out);
    if (run.context().dryRun()) {
      return run.context().would("copy " + address + " into " + out);
    }
    MediaAddress stamped = address.with(stamped(address.options()));
    try (MediaFile media =
            SourceOpener.of(stamped, opening.reconnection(), run.context()).open();
        Demuxer demuxer = media.demuxer()) {
      MediaContents contents = demuxer.contents();
      List<MediaStream> chosen =
          new StreamChoice(streams).of(address.toString(), contents.streams());
      copy(demuxer, chosen, container.tagged(tagsOf(contents), contents.chapters()), window);
    }
    return run.context().failures().exitCode(1);
  }

  /** Fills in times of showing that a container such as AVI leaves out. */
  private static OpenOptions stamped(OpenOptions options) {
    return options.libav().containsKey("fflags")
        ? options
        : options.with(Map.of("fflags", "+genpts"));
  }

  private Map<String, String> tagsOf(MediaContents contents) {
    Map<String, String> all = new TreeMap<>(contents.tags());
    // They describe the container that was left.
    all.keySet().removeAll(List.of("major_brand", "minor_version", "compatible_brands", "encoder"));
    all.putAll(tags);
    return all;
  }

  private void copy(
      Demuxer demuxer, List<MediaStream> chosen, MuxerOptions container, TimeWindow window) {
    double start = demuxer.details().start();
    double zero = Double.isNaN(start) ? 0 : start;
    double whole = demuxer.contents().duration();
    long length = whole < 0 ? -1 : (long) (Math.min(whole, window.to()) - window.from());
    boolean several = container.format().equals("hls") || container.format().equals("segment");
    try (Run stage = run.context().begin("remux", length, Unit.SECONDS);
        AtomicFile file = AtomicFile.to(out)) {
      // A playlist and its pieces name each other: they are written where they stay.
      Path target = several ? out : file.temporary();
      try (Muxer muxer = Muxer.create(target, out, container);
          StreamCopier copier =
              new StreamCopier(demuxer, chosen, filters, muxer, window.after(zero))) {
        List<Long> written = copier.copy(stage);
        muxer.finish();
        if (demuxer.damaged() || demuxer.cutOff()) {
          stage.skip(
              Failure.incomplete(in, "remux", "it is damaged; what could be read was copied"));
        }
        if (!several) {
          verify(target, written);
          file.commit();
        }
        stage.say(said(copier, written, window.from() > 0, zero));
      }
    }
  }

  private String said(StreamCopier copier, List<Long> written, boolean part, double zero) {
    long packets = written.stream().mapToLong(count -> count).sum();
    String range = part
        ? String.format(
            Locale.ROOT,
            ", from the key frame at %s s to %s s",
            CellFormat.decimal(copier.start() - zero, 3),
            CellFormat.decimal(copier.end() - zero, 3))
        : "";
    return out + ": " + written.size() + (written.size() == 1 ? " stream, " : " streams, ")
        + String.format(Locale.ROOT, "%,d packets", packets) + range;
  }

  /** Reads the result and compares how many packets each stream has that are not empty. */
  private void verify(Path result, List<Long> written) {
    long[] found = new long[written.size()];
    try (MediaFile media = MediaFile.open(result);
        Demuxer demuxer = media.demuxer()) {
      for (var packet = demuxer.next(); packet != null; packet = demuxer.next()) {
        if (packet.size() > 0 && packet.stream() < found.length) {
          found[packet.stream()]++;
        }
      }
    }
    for (int i = 0; i < found.length; i++) {
      if (found[i] != written.get(i)) {
        throw new SmaltiException(
            Reason.FFMPEG,
            out + ": " + written.get(i) + " packets of stream " + i + " were written but "
                + found[i] + " are in it; choose another container");
      }
    }
  }
}
