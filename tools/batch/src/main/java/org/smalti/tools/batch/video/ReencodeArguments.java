package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.SameBytes;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.CoverFile;
import org.smalti.tools.batch.PictureSideData;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;
import org.smalti.tools.batch.StaleTags;
import org.smalti.tools.batch.StreamRoles;
import org.smalti.tools.batch.video.MappedStream.Way;

/** Writes the words of ffmpeg for one file. */
final class ReencodeArguments {
  private final Reencode recipe;
  private final SourceFile source;
  private final StreamMapping plan;
  private final RecipeContext context;
  private final Map<MediaStream, PictureFormat> pictures = new HashMap<>();
  private final HdrEncoderOptions light;
  /** Whether a picture changes its size or shape midway. */
  private boolean changes;

  /** @throws SmaltiException if a picture can't be encoded in this way */
  ReencodeArguments(Reencode recipe, SourceFile source, StreamMapping plan, RecipeContext context) {
    this.recipe = recipe;
    this.source = source;
    this.plan = plan;
    this.context = context;
    light = recipe.wishes().toneMapped() || plan.pictures().findAny().isEmpty()
        ? HdrEncoderOptions.UNSAID
        : HdrEncoderOptions.of(source, film());
    plan.pictures().forEach(this::decide);
  }

  private void decide(MediaStream stream) {
    PictureTreatment treatment =
        PictureTreatment.of(recipe.wishes(), source, stream, input(), context);
    changes |= treatment.survey().isChanging();
    pictures.put(
        stream,
        PictureFormat.of(
            source.name(), stream, recipe.encoder(), recipe.wishes().height(), treatment));
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
    if (plan.pictures().anyMatch(picture -> SameBytes.needsOneThread(picture.codec()))) {
      words.addAll(List.of("-threads", "1"));
    }
    words.addAll(List.of("-i", FfmpegCommand.file(source.input())));
    return words;
  }

  /** The same for filters with several inputs, which can't begin anew where a picture changes. */
  List<String> inputOfScene() {
    List<String> words = new ArrayList<>(changes ? List.of("-reinit_filter", "0") : List.of());
    words.addAll(input());
    return words;
  }

  /** The words of the encoder for a stream of an output. */
  List<String> encoder(int at, MediaStream stream, int setting) {
    List<String> words = new ArrayList<>(
        recipe.encoder().words(at, setting, recipe.preset(), context.threads(), light));
    // Without the sign ffmpeg would silently choose another pixel format.
    words.addAll(List.of("-pix_fmt:" + at, "+" + picture(stream).pixels()));
    if (recipe.encoder().codec().equals("hevc") && plan.container() == Container.MP4) {
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
    if (!recipe.encoder().keepsDepth() && isDeep()) {
      throw SmaltiException.input(source.name() + ": it has more than 8 bits, which "
          + recipe.encoder().program() + " can't keep; choose the codec hevc");
    }
    if (recipe.encoder() != FfmpegEncoder.VPX || !isDeep()) {
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

  private boolean isDeep() {
    return pictures.values().stream().anyMatch(picture -> picture.pixels().contains("10"));
  }

  /** The whole command. */
  Conversion.Needed conversion(int setting, List<String> notes) {
    return conversion(plan.tracks(), setting, notes);
  }

  /** The command for some tracks. */
  Conversion.Needed conversion(List<MappedStream> tracks, int setting, List<String> notes) {
    List<String> streams = new ArrayList<>();
    List<String> encoding = new ArrayList<>();
    List<Expected> expected = new ArrayList<>();
    List<String> told = new ArrayList<>(notes);
    int attached = 0;
    for (int at = 0; at < tracks.size(); at++) {
      MappedStream track = tracks.get(at);
      MediaStream stream = track.stream();
      expected.add(
          track.way() == Way.PICTURE
              ? expectation(track).showing(picture(stream).area())
              : expectation(track));
      if (track.way() == Way.ATTACHED) {
        streams.addAll(CoverFile.attached(at, attached++, stream, source, context));
        continue;
      }
      streams.addAll(List.of("-map", "0:" + stream.index()));
      streams.addAll(StreamRoles.words(at, stream));
      streams.addAll(TagChanges.words(at, source, track, plan.container()));
      switch (track.way()) {
        case PICTURE -> {
          PictureFormat picture = picture(stream);
          streams.addAll(picture.words(at));
          encoding.addAll(encoder(at, stream, setting));
          told.addAll(picture.notes());
        }
        case SOUND -> {
          encoding.addAll(recipe.sound().words(at, stream));
          if (source.mixes(stream)) {
            streams.addAll(List.of("-ac:" + at, "2"));
          }
        }
        case TEXT -> streams.addAll(List.of("-c:" + at, track.encoder()));
        default -> streams.addAll(List.of("-c:" + at, "copy"));
      }
    }
    streams.addAll(recipe.labels().words(source));
    List<String> stale = TagChanges.stale(source, plan.tracks());
    if (!stale.isEmpty()) {
      told.add(StaleTags.takenAway(stale));
    }
    List<String> losses = new ArrayList<>(plan.losses());
    losses.addAll(plan.leftOut());
    streams.addAll(container(told, losses));
    Conversion.Needed made = Conversion.Needed.of(
            input(), streams, encoding, plan.container().muxer(), expected)
        .noting(told)
        .preserving(losses, result -> {});
    // Without anything to encode the person wants other streams, not a smaller file.
    return plan.pictures().findAny().isPresent() ? made.shrinking() : made;
  }

  private static Expected expectation(MappedStream track) {
    MediaStream stream = track.stream();
    return switch (track.way()) {
      // Converted subtitles may end at another time: in some forms a text is shown until the next
      // one, in others for a
      // time.
      case TEXT -> new Expected(stream.kind(), -1, false);
      case COPIED -> Expected.copied(stream);
      case ATTACHED -> CoverFile.expected(stream);
      default -> Expected.encoded(stream);
    };
  }

  /** Words of the muxer. */
  private List<String> container(List<String> told, List<String> losses) {
    if (plan.container() != Container.MP4) {
      return List.of();
    }
    List<String> homeless = recipe.labels().withoutPlace(source);
    boolean cover = plan.tracks().stream().anyMatch(track -> track.stream().kind() == Kind.COVER);
    if (cover && !homeless.isEmpty()) {
      losses.add(
          "tags that an MP4 with a cover can't hold are left out: " + String.join(", ", homeless));
      told.add(losses.get(losses.size() - 1));
    }
    boolean named = !cover && !homeless.isEmpty();
    List<String> words =
        new ArrayList<>(List.of("-movflags", "+faststart" + (named ? "+use_metadata_tags" : "")));
    words.addAll(PictureSideData.words(source, false));
    return List.copyOf(words);
  }
}
