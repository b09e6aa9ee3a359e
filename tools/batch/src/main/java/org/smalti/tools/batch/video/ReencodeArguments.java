package org.smalti.tools.batch.video;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;
import org.smalti.tools.batch.video.MappedStream.Way;

/** Writes the words of ffmpeg for one file. */
final class ReencodeArguments {
  private final Reencode recipe;
  private final SourceFile source;
  private final StreamMapping plan;
  private final RecipeContext context;
  private final Map<MediaStream, PictureFormat> pictures = new HashMap<>();
  private final HdrEncoderOptions light;

  /** @throws SmaltiException if a picture can't be encoded in this way */
  ReencodeArguments(Reencode recipe, SourceFile source, StreamMapping plan, RecipeContext context) {
    this.recipe = recipe;
    this.source = source;
    this.plan = plan;
    this.context = context;
    light = HdrEncoderOptions.of(source, film());
    plan.pictures()
        .forEach(stream -> pictures.put(
            stream,
            PictureFormat.of(source.name(), stream, recipe.encoder(), recipe.height(), turned())));
  }

  /** Whether ffmpeg turns the picture, as players of the container would not. */
  private boolean turned() {
    return !plan.container().turns();
  }

  /** The first picture. */
  MediaStream film() {
    return plan.pictures().findFirst().orElseThrow();
  }

  PictureFormat picture(MediaStream stream) {
    return Objects.requireNonNull(pictures.get(stream));
  }

  /** Options of the input, and the input. */
  List<String> input() {
    List<String> words = new ArrayList<>();
    if (!turned()) {
      words.add("-noautorotate");
    }
    if (plan.pictures().anyMatch(picture -> picture.codec().equals("theora"))) {
      // Several threads of ffmpeg's Theora decoder give wrong colours by chance.
      words.addAll(List.of("-threads", "1"));
    }
    words.addAll(List.of("-i", FfmpegCommand.file(source.input())));
    return words;
  }

  /** The words of the encoder for a stream of an output. */
  List<String> encoder(int at, MediaStream stream, int setting) {
    List<String> words = new ArrayList<>(
        recipe.encoder().words(at, setting, recipe.preset(), context.threads(), light));
    // Without the sign ffmpeg would silently choose another pixel format.
    words.addAll(List.of("-pix_fmt:" + at, "+" + picture(stream).pixels()));
    if (recipe.encoder() == FfmpegEncoder.X265 && plan.container() == Container.MP4) {
      words.addAll(List.of("-tag:" + at, "hvc1"));
    }
    return words;
  }

  /**
   * Checks that the encoder can keep more than 8 bits; some builds of libvpx can't.
   *
   * @throws SmaltiException if it can't
   */
  void checkDepth() {
    if (recipe.encoder() != FfmpegEncoder.VPX
        || pictures.values().stream().noneMatch(picture -> picture.pixels().contains("10"))) {
      return;
    }
    try {
      context.run(
          FfmpegCommand.of(
              "-f",
              "lavfi",
              "-i",
              "color=s=64x64:d=0.04",
              "-vf",
              "scale,format=yuv420p10le",
              "-c:v",
              recipe.encoder().program(),
              "-pix_fmt",
              "+yuv420p10le",
              "-f",
              "null",
              "-"),
          0,
          0);
    } catch (SmaltiException e) {
      throw SmaltiException.input(source.name()
          + ": it has more than 8 bits, which this ffmpeg's libvpx-vp9 can't keep;"
          + " choose the codec av1 or hevc");
    }
  }

  /** The whole command. */
  Conversion.Needed conversion(int setting, List<String> notes) {
    List<String> streams = new ArrayList<>();
    List<String> encoding = new ArrayList<>();
    List<Expected> expected = new ArrayList<>();
    List<String> told = new ArrayList<>(notes);
    for (int at = 0; at < plan.tracks().size(); at++) {
      MappedStream track = plan.tracks().get(at);
      MediaStream stream = track.stream();
      expected.add(expectation(track));
      if (track.way() == Way.ATTACHED) {
        streams.addAll(attachment(at, stream));
        continue;
      }
      streams.addAll(List.of("-map", "0:" + stream.index()));
      streams.addAll(TagChanges.words(at, stream, track.way() == Way.COPIED, plan.container()));
      switch (track.way()) {
        case PICTURE -> {
          PictureFormat picture = picture(stream);
          streams.addAll(picture.words(at));
          encoding.addAll(encoder(at, stream, setting));
          told.addAll(picture.notes());
        }
        case SOUND -> encoding.addAll(recipe.sound().words(at, stream));
        case TEXT -> streams.addAll(List.of("-c:" + at, track.encoder()));
        default -> streams.addAll(List.of("-c:" + at, "copy"));
      }
    }
    streams.addAll(recipe.labels().words(source));
    streams.addAll(container(told));
    return Conversion.Needed.of(input(), streams, encoding, plan.container().muxer(), expected)
        .shrinking()
        .noting(told);
  }

  private static Expected expectation(MappedStream track) {
    MediaStream stream = track.stream();
    return switch (track.way()) {
      // Converted subtitles may end at another time: in some forms a text is shown until the next
      // one, in others for a
      // time.
      case TEXT -> new Expected(stream.kind(), -1, false);
      case COPIED -> Expected.copied(stream);
      default -> Expected.encoded(stream);
    };
  }

  /** Words of the muxer. */
  private List<String> container(List<String> told) {
    if (plan.container() != Container.MP4) {
      return List.of();
    }
    List<String> homeless = recipe.labels().withoutPlace(source);
    boolean cover = plan.tracks().stream().anyMatch(track -> track.stream().kind() == Kind.COVER);
    if (cover && !homeless.isEmpty()) {
      told.add(
          "tags that an MP4 with a cover can't hold are left out: " + String.join(", ", homeless));
    }
    boolean named = !cover && !homeless.isEmpty();
    return List.of("-movflags", "+faststart" + (named ? "+use_metadata_tags" : ""));
  }

  /** Extracts a cover from the source, to be attached as a file: otherwise Matroska would make a video stream of it. */
  private List<String> attachment(int at, MediaStream stream) {
    String extension = Container.still(stream.codec());
    Path file = context.scratch().resolve("cover-" + stream.index() + "." + extension);
    context.run(
        FfmpegCommand.of(
            "-i",
            FfmpegCommand.file(source.input()),
            "-map",
            "0:" + stream.index(),
            "-c",
            "copy",
            "-frames:v",
            "1",
            "-f",
            "image2pipe",
            FfmpegCommand.file(file)),
        0,
        0);
    String name = stream
        .tags()
        .getOrDefault("filename", "cover" + (at == firstCover() ? "" : "-" + at) + "." + extension);
    return List.of(
        "-attach",
        FfmpegCommand.file(file),
        "-metadata:s:" + at,
        "filename=" + name,
        "-metadata:s:" + at,
        "mimetype="
            + stream
                .tags()
                .getOrDefault(
                    "mimetype", "image/" + (extension.equals("jpg") ? "jpeg" : extension)));
  }

  private int firstCover() {
    int at = 0;
    while (plan.tracks().get(at).way() != Way.ATTACHED) {
      at++;
    }
    return at;
  }
}
