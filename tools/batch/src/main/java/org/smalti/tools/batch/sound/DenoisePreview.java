package org.smalti.tools.batch.sound;

import java.util.List;
import java.util.Locale;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Expected;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * Ten seconds of a file's first sound in one file: first as they are, then half a second of silence, then without
 * noise.
 */
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
  public String extension(SourceFile source) {
    return "wav";
  }

  @Override
  public Conversion make(SourceFile source, RecipeContext context) {
    MediaStream sound = SoundRecipe.sounds(source, denoise.chosen()).get(0);
    List<Denoise.StreamFilter> remedies = denoise.remedies(source, List.of(sound), context);
    if (remedies.isEmpty()) {
      return new Conversion.NotNeeded("is silent");
    }
    Denoise.StreamFilter remedy = remedies.get(0);
    float[] levels = BlockLevels.of(source.file(), sound);
    double start = start(levels, remedy.noise().passage());
    double seconds = Math.min(SECONDS, levels.length / (double) BlockReader.RATE - start);
    String graph = String.format(
        Locale.ROOT,
        "[0:%d]atrim=end=%.3f,asplit[a][b];[a]apad=pad_dur=%.1f[before];[b]%s[after];"
            + "[before][after]concat=n=2:v=0:a=1[both]",
        sound.index(),
        seconds,
        PAUSE,
        remedy.filter());
    return Needed.of(
            List.of(
                "-ss",
                String.format(Locale.ROOT, "%.3f", start),
                "-i",
                FfmpegCommand.file(source.input())),
            List.of("-filter_complex", graph, "-map", "[both]"),
            List.of("-c:a", "pcm_s16le"),
            "wav",
            List.of(new Expected(Kind.AUDIO, -1, false)))
        .lasting(2 * seconds + PAUSE)
        .noting(List.of(String.format(
            Locale.ROOT,
            remedy.noise().passage().isFound()
                ? "from %.1f s, noise floor %.1f dBFS"
                : "from %.1f s, no quiet passage, 5 %% of the sound is below %.1f dBFS",
            start,
            remedy.noise().passage().floor())));
  }

  /** s: a little before the first block whose level is nearer to the loud level than to the noise floor. */
  private static double start(float[] levels, QuietPassage passage) {
    double middle = (passage.floor() + passage.loud()) / 2;
    int first = 0;
    while (first < levels.length && levels[first] < middle) {
      first++;
    }
    double last = levels.length / (double) BlockReader.RATE - SECONDS;
    return Math.max(0, Math.min(first / (double) BlockReader.RATE - BEFORE, last));
  }
}
