package org.smalti.tools.batch.sound;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaStream;
import org.smalti.media.SoundSelection;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.Recipe;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * Gives every sound of a file, or a chosen one, the same loudness, by EBU R128 in two passes, and copies everything
 * else. The second pass applies one gain to the whole sound. Where the peaks don't allow that gain, it is reduced,
 * unless a limiter may be used.
 *
 * @param loudness LUFS
 * @param truePeak dBTP that nothing may exceed
 * @param dynamic whether a limiter may reduce peaks that don't allow the gain
 * @param gain which sounds have one gain, and which gains are allowed
 * @param albums the files that have one gain, where it is one for several
 */
record Normalize(
    double loudness,
    double truePeak,
    boolean dynamic,
    GainChoice gain,
    SoundSelection chosen,
    Albums albums)
    implements SoundRecipe {
  /** LU: sound within this of the target is not changed, and a result that is not has missed it. */
  static final double TOLERANCE = 0.5;

  static final double LOWEST_PEAK = -9;

  /** The share of the measurement in the whole work; the rest is decoding and encoding. */
  private static final double MEASURING = 0.5;

  Normalize(double loudness, double truePeak, boolean dynamic) {
    this(loudness, truePeak, dynamic, SoundSelection.USUAL);
  }

  Normalize(double loudness, double truePeak, boolean dynamic, SoundSelection chosen) {
    this(loudness, truePeak, dynamic, GainChoice.TRACK, chosen);
  }

  Normalize(
      double loudness, double truePeak, boolean dynamic, GainChoice gain, SoundSelection chosen) {
    this(loudness, truePeak, dynamic, gain, chosen, Albums.NONE);
  }

  Normalize {
    check("the loudness", loudness, -70 + TOLERANCE, -5, "LUFS");
    check("the true peak", truePeak, LOWEST_PEAK, 0, "dBTP");
  }

  private static void check(String option, double value, double least, double most, String unit) {
    if (!(value >= least && value <= most)) {
      throw SmaltiException.usage(String.format(
          Locale.ROOT,
          "%s is a number from %s to %s %s, not %s",
          option,
          least,
          most,
          unit,
          value));
    }
  }

  @Override
  public String verb() {
    return "normalize";
  }

  @Override
  public String suffix() {
    return "normalized";
  }

  @Override
  public List<String> filters() {
    return dynamic
        ? List.of("ebur128", "volume", SoundPower.FILTER, "alimiter", "aresample")
        : List.of("ebur128", "volume", SoundPower.FILTER);
  }

  @Override
  public Recipe forAll(List<SourceFile> sources) {
    return gain == GainChoice.ALBUM
        ? new Normalize(loudness, truePeak, dynamic, gain, chosen, Albums.of(sources, chosen))
        : this;
  }

  @Override
  public String key(SourceFile source) {
    return this + albums.key(source);
  }

  @Override
  public Conversion make(SourceFile source, RecipeContext context) {
    SoundConversion.container(source);
    context.state("measuring");
    SoundGains gains = new SoundGains(this, source, context);
    List<MediaStream> sounds = SoundRecipe.sounds(source, chosen);
    for (int i = 0; i < sounds.size(); i++) {
      gains.add(sounds.get(i), MEASURING * (i + 1) / sounds.size());
    }
    boolean right = gains.changes().isEmpty() && sounds.stream().noneMatch(source::mixes);
    if (right && !source.isChanged()) {
      return new Conversion.NotNeeded(gains.whyNone());
    }
    Map<Integer, String> filters = new TreeMap<>();
    Map<Integer, Double> decibels = new LinkedHashMap<>();
    gains.changes().forEach((sound, change) -> {
      filters.put(sound.index(), change.filter());
      // How much louder a mix is than what was mixed is no single number.
      if (!Double.isNaN(change.gain()) && !source.mixes(sound)) {
        decibels.put(sound.index(), change.gain());
      }
    });
    Needed made = SoundConversion.changed(
        source, context, filters, new AppliedGains(decibels, gain == GainChoice.ALBUM));
    NormalizedResult judged = new NormalizedResult(this, source, made, gains.changes());
    return made.noting(Stream.of(
                gains.notes(), right ? List.of(gains.whyNone()) : List.<String>of(), made.notes())
            .flatMap(List::stream)
            .toList())
        .remarking(judged::remark);
  }

  /** Everything that is chosen. */
  @Override
  public String toString() {
    return "Normalize[loudness=" + loudness + ", truePeak=" + truePeak + ", dynamic=" + dynamic
        + ", gain=" + gain + ", chosen=" + chosen + "]";
  }
}
