package org.smalti.tools.batch.sound;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.SoundSelection;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * Takes noise out of every sound of a file, or of a chosen one, and copies everything else.
 *
 * @param passes how often the filter is applied, all in one run
 */
record Denoise(DenoiseMethod method, int passes, SoundSelection chosen) implements SoundRecipe {
  /** dBFS: less than any sound of 16 bits. */
  private static final double NOTHING = -120;

  static final int MOST_PASSES = 10;

  Denoise(DenoiseMethod method, int passes) {
    this(method, passes, SoundSelection.USUAL);
  }

  Denoise {
    if (passes < 1 || passes > MOST_PASSES) {
      throw SmaltiException.usage("there are 1 to " + MOST_PASSES + " passes, not " + passes);
    }
  }

  /** The noise of one sound, and the filter against it. */
  record StreamFilter(MediaStream stream, NoiseProfile noise, String filter) {}

  @Override
  public String verb() {
    return "denoise";
  }

  @Override
  public String suffix() {
    return "denoised";
  }

  @Override
  public List<String> filters() {
    return method.filters();
  }

  @Override
  public Conversion make(SourceFile source, RecipeContext context) {
    SoundConversion.container(source);
    List<StreamFilter> remedies = remedies(source, SoundRecipe.sounds(source, chosen), context);
    if (remedies.isEmpty() && !source.isChanged()) {
      return new Conversion.NotNeeded("is silent");
    }
    Map<Integer, String> filters = remedies.stream()
        .collect(Collectors.toMap(remedy -> remedy.stream().index(), StreamFilter::filter));
    Needed made = SoundConversion.changed(source, context, filters, AppliedGains.UNKNOWN);
    List<String> notes = Stream.concat(
            remedies.stream()
                .filter(remedy -> !remedy.noise().passage().isFound())
                .map(remedy -> "no quiet passage in stream " + remedy.stream().index()
                    + ": little is taken away"),
            made.notes().stream())
        .toList();
    return made.noting(notes).remarking((result, after) -> remark(made, remedies, result, after));
  }

  /** Analyses the sounds and chooses a filter for each; silent ones need none. */
  List<StreamFilter> remedies(SourceFile source, List<MediaStream> sounds, RecipeContext context) {
    List<StreamFilter> remedies = new ArrayList<>();
    Map<Integer, Long> delays = new HashMap<>();
    context.state("listening");
    for (MediaStream stream : sounds) {
      NoiseProfile noise = NoiseProfile.of(
          source.file(),
          stream,
          method == DenoiseMethod.ADAPTIVE,
          constant -> ConstantFormatCheck.require(constant, source, stream));
      if (noise != null) {
        String filter = method == DenoiseMethod.VOICE
            ? DenoiseMethod.voice(passes)
            : FilterDelay.madeUp(
                noise.filter(passes),
                passes
                    * delays.computeIfAbsent(
                        stream.sound().sampleRate(), rate -> FilterDelay.of(rate, context)));
        remedies.add(new StreamFilter(stream, noise, filter));
      }
    }
    return remedies;
  }

  /** How much quieter the quiet passages are; nothing where there is none, as the noise was not measured then. */
  private static Optional<String> remark(
      Needed made, List<StreamFilter> remedies, Path result, RecipeContext context) {
    context.state("listening");
    List<MediaStream> streams;
    try (MediaFile file = MediaFile.open(result)) {
      streams = file.contents().streams();
    }
    List<String> floors = new ArrayList<>();
    for (StreamFilter remedy : remedies) {
      if (!remedy.noise().passage().isFound()) {
        continue;
      }
      int place = SoundConversion.place(made, remedy.stream());
      QuietPassage passage = remedy.noise().passage();
      double after = passage.floorIn(BlockLevels.of(result, streams.get(place)));
      floors.add(
          after < NOTHING
              ? String.format(Locale.ROOT, "%.1f dBFS -> silence", passage.floor())
              : String.format(Locale.ROOT, "%.1f -> %.1f dBFS", passage.floor(), after));
    }
    return floors.isEmpty()
        ? Optional.empty()
        : Optional.of("noise floor " + String.join(", ", floors));
  }
}
