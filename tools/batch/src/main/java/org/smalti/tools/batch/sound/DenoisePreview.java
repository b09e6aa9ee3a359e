package org.smalti.tools.batch.sound;

import java.util.List;
import java.util.Locale;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Bench;
import org.smalti.tools.batch.Made;
import org.smalti.tools.batch.Made.Conversion;
import org.smalti.tools.batch.Made.Expected;
import org.smalti.tools.batch.Source;

/** Ten seconds of a file's first sound in one recording: as they are, half a second of silence, and then without noise. */
record DenoisePreview(Denoise denoise) implements SoundRecipe {
  private static final double SECONDS = 10;
  private static final double PAUSE = 0.5;
  /** s: how much is heard before the first loud sound. */
  private static final double BEFORE = 1;

  @Override
  public String verb() {
    return denoise.verb();
  }

  @Override
  public String suffix() {
    return "preview";
  }

  @Override
  public List<String> encoders() {
    return List.of("pcm_s16le");
  }

  @Override
  public List<String> filters() {
    return denoise.filters();
  }

  @Override
  public String extension(Source source) {
    return "wav";
  }

  @Override
  public Made make(Source source, Bench bench) {
    MediaStream sound = source.first(Kind.AUDIO).orElseThrow();
    List<Denoise.Remedy> remedies = denoise.remedies(source, List.of(sound), bench);
    if (remedies.isEmpty()) {
      return new Made.Nothing("is silent");
    }
    Denoise.Remedy remedy = remedies.get(0);
    float[] levels = Levels.of(source.file(), sound);
    double start = start(levels, remedy.noise().passage());
    double seconds = Math.min(SECONDS, levels.length / (double) Blocks.RATE - start);
    String graph = String.format(
        Locale.ROOT,
        "[0:%d]atrim=end=%.3f,asplit[a][b];[a]apad=pad_dur=%.1f[before];[b]%s[after];"
            + "[before][after]concat=n=2:v=0:a=1[both]",
        sound.index(),
        seconds,
        PAUSE,
        remedy.filter());
    return Conversion.of(
            List.of(
                "-ss",
                String.format(Locale.ROOT, "%.3f", start),
                "-i",
                FfmpegCommand.file(source.file())),
            List.of("-filter_complex", graph, "-map", "[both]"),
            List.of("-c:a", "pcm_s16le"),
            "wav",
            List.of(new Expected(Kind.AUDIO, -1, false)))
        .lasting(2 * seconds + PAUSE)
        .noting(List.of(String.format(
            Locale.ROOT,
            "from %.1f s, noise floor %.1f dBFS",
            start,
            remedy.noise().passage().floor())));
  }

  /** s: a little before the first block that is nearer to the loud than to the quiet. */
  private static double start(float[] levels, QuietPassage passage) {
    double middle = (passage.floor() + passage.loud()) / 2;
    int first = 0;
    while (first < levels.length && levels[first] < middle) {
      first++;
    }
    double last = levels.length / (double) Blocks.RATE - SECONDS;
    return Math.max(0, Math.min(first / (double) Blocks.RATE - BEFORE, last));
  }
}
