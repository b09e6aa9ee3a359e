package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaContents;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.PacketCount.Extent;
import org.smalti.media.SoundSelection;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.Conversion.Remark;
import org.smalti.tools.batch.FfmpegTags;
import org.smalti.tools.batch.Recipe;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * Writes how loud the sounds of a file are into its tags, for players that heed them, and copies all packets:
 * ReplayGain 2 to {@value #REPLAY_GAIN} LUFS, and in Ogg Opus R128 to {@value #R128} LUFS, as RFC 7845 says.
 */
record LoudnessTagging(GainChoice gain, SoundSelection chosen, Albums albums)
    implements SoundRecipe {
  private static final double REPLAY_GAIN = -18;
  private static final double R128 = -23;

  LoudnessTagging(GainChoice gain, SoundSelection chosen) {
    this(gain, chosen, Albums.NONE);
  }

  LoudnessTagging {
    if (gain == GainChoice.LOWER_ONLY) {
      throw SmaltiException.usage(
          "lower-only lowers sounds, and tags only say how loud they are; choose track or album");
    }
  }

  @Override
  public String verb() {
    return "normalize";
  }

  @Override
  public String suffix() {
    return "tagged";
  }

  @Override
  public List<String> filters() {
    return List.of("ebur128", "ametadata");
  }

  @Override
  public Recipe forAll(List<SourceFile> sources) {
    return gain == GainChoice.ALBUM
        ? new LoudnessTagging(gain, chosen, Albums.of(sources, chosen))
        : this;
  }

  @Override
  public String key(SourceFile source) {
    return this + albums.key(source);
  }

  @Override
  public Conversion make(SourceFile source, RecipeContext context) {
    SourceContainer container = SoundConversion.container(source);
    if (!CorrectedTags.holds(container)) {
      throw SmaltiException.input(source.name() + ": ffmpeg writes no tags of loudness into "
          + container.muxer() + "; change the sound itself, without --tags-only");
    }
    List<MediaStream> sounds = SoundRecipe.sounds(source, chosen);
    if (source.streams(Kind.AUDIO).stream().anyMatch(source::mixes)) {
      throw SmaltiException.input(source.name() + ": --downmix changes the sound, which --tags-only"
          + " leaves as it is; leave out one of them");
    }
    context.state("measuring");
    Needed made = SoundConversion.changed(source, context, Map.of(), AppliedGains.UNKNOWN);
    List<String> words = new ArrayList<>();
    List<String> said = new ArrayList<>();
    boolean there = true;
    for (MediaStream sound : sounds) {
      Loudness is = gain == GainChoice.ALBUM
          ? albums.loudness(source, sound, context, 0.5)
          : Loudness.of(source, sound, context, 0.5);
      if (is.isSilent()) {
        continue;
      }
      Map<String, String> tags = new LinkedHashMap<>();
      tag(tags, "TRACK", is, isOggOpus(sound, container));
      if (gain == GainChoice.ALBUM) {
        tag(tags, "ALBUM", albums.together(source, context, 0.5), isOggOpus(sound, container));
      }
      there &= hold(isOfStream(container) ? sound.tags() : source.contents().tags(), tags);
      String option =
          isOfStream(container) ? "-metadata:s:" + SoundConversion.place(made, sound) : "-metadata";
      tags.forEach((name, value) -> FfmpegTags.set(words, option, name, value));
      said.add(is.toString());
    }
    if (said.isEmpty() && !source.isChanged()) {
      return new Conversion.NotNeeded("is silent");
    }
    return there && !source.isChanged()
        ? new Conversion.NotNeeded("has these tags of loudness")
        : made.with(words)
            .completing(result -> {
              if (container == SourceContainer.MP3 || container == SourceContainer.MP2) {
                TaggedMpeg.join(result, source.input());
              }
            })
            .remarking(new Tagged(source, String.join(", ", said)));
  }

  private static boolean isOggOpus(MediaStream sound, SourceContainer container) {
    boolean ogg = container == SourceContainer.OGG || container == SourceContainer.OPUS;
    return ogg && sound.codec().equals("opus");
  }

  /** Whether tags belong to a sound there, not to the file. */
  private static boolean isOfStream(SourceContainer container) {
    return switch (container) {
      case OGG, OPUS, MATROSKA, WEBM -> true;
      default -> false;
    };
  }

  private static void tag(Map<String, String> tags, String of, Loudness loudness, boolean oggOpus) {
    if (oggOpus) {
      tags.put("R128_" + of + "_GAIN", CorrectedTags.q7(R128 - loudness.integrated()));
    } else {
      tags.put(
          "REPLAYGAIN_" + of + "_GAIN",
          CorrectedTags.decibels(REPLAY_GAIN - loudness.integrated()));
      tags.put(
          "REPLAYGAIN_" + of + "_PEAK", CorrectedTags.peak(Math.pow(10, loudness.peak() / 20)));
    }
  }

  private static boolean hold(Map<String, String> is, Map<String, String> wanted) {
    return wanted.entrySet().stream()
        .allMatch(tag -> tag.getValue().equals(is.get(tag.getKey().toLowerCase(Locale.ROOT))));
  }

  /** Everything that is chosen. */
  @Override
  public String toString() {
    return "LoudnessTagging[gain=" + gain + ", chosen=" + chosen + "]";
  }

  /** Makes sure that all packets are those of the source. */
  private record Tagged(SourceFile source, String loudness) implements Remark {
    @Override
    public Optional<String> of(Path result, RecipeContext context) {
      List<Extent> was = sounds(source.input(), source.contents());
      List<Extent> is = sounds(result, null);
      for (int i = 0; i < was.size(); i++) {
        if (!is.get(i).hasPacketsOf(was.get(i))) {
          throw SmaltiException.input(source.name() + ": its packets are not those of the result;"
              + " the original stays and the result is thrown away");
        }
      }
      return Optional.of(loudness.isEmpty() ? "is silent" : "tags of loudness say " + loudness);
    }

    /** Of the chosen contents of a file, or of all. */
    private static List<Extent> sounds(Path file, @Nullable MediaContents chosen) {
      try (MediaFile media = MediaFile.open(file)) {
        List<MediaStream> streams = (chosen == null ? media.contents() : chosen).streams();
        List<Extent> extents = media.counted().streams();
        return streams.stream()
            .filter(stream -> stream.kind() == Kind.AUDIO)
            .map(stream -> extents.get(stream.index()))
            .toList();
      }
    }
  }
}
