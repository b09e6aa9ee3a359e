package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.JobShape;
import org.smalti.tools.batch.Recipe;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * Encodes the pictures of a film anew and keeps everything else that is in it.
 *
 * @param spoken how people write the codec
 * @param quality the setting, unless {@code goal} finds one
 * @param container null: the first that holds everything
 * @param height in pixels that no picture exceeds, 0 any
 * @param goal the quality that the setting is searched for
 * @param again whether a film of this codec is encoded all the same; no part of what the recipe makes
 */
record Reencode(
    String spoken,
    FfmpegEncoder encoder,
    int quality,
    String preset,
    SoundChoice sound,
    @Nullable Container container,
    TagChanges labels,
    int height,
    @Nullable TargetQuality goal,
    boolean again)
    implements Recipe {
  @Override
  public String verb() {
    return "reencode";
  }

  @Override
  public String suffix() {
    return "reencoded";
  }

  @Override
  public List<String> encoders() {
    return sound.copied()
        ? List.of(encoder.program())
        : List.of(encoder.program(), SoundChoice.ENCODER);
  }

  @Override
  public List<String> filters() {
    return goal == null ? List.of() : List.of(goal.filter());
  }

  @Override
  public JobShape shape(int cores) {
    return encoder.shape(cores);
  }

  @Override
  public Optional<String> refusal(SourceFile source) {
    List<MediaStream> pictures = source.streams(Kind.VIDEO);
    if (pictures.isEmpty()) {
      return Optional.of("has no picture");
    }
    Predicate<MediaStream> done =
        picture -> picture.codec().equals(encoder.codec()) && !exceeds(picture.picture());
    return !again && pictures.stream().allMatch(done)
        ? Optional.of("is " + spoken + " already")
        : Optional.empty();
  }

  private boolean exceeds(MediaStream.VideoProperties picture) {
    int shown = picture.rotation() % 180 == 90 ? picture.width() : picture.height();
    return height > 0 && shown > height;
  }

  @Override
  public String extension(SourceFile source) {
    return plan(source).container().extension();
  }

  private StreamMapping plan(SourceFile source) {
    return StreamMapping.of(source, encoder, sound, Optional.ofNullable(container));
  }

  @Override
  public Conversion make(SourceFile source, RecipeContext context) {
    StreamMapping plan = plan(source);
    List<String> notes = new ArrayList<>(plan.losses());
    notes.addAll(plan.leftOut());
    ReencodeArguments script = new ReencodeArguments(this, source, plan, context);
    script.checkDepth();
    int setting = quality;
    if (goal != null) {
      TrialEncoding trial = new TrialEncoding(goal, source, script, context);
      SettingSearch.Found found =
          new SettingSearch(goal, encoder.quality()).find(source.name(), trial::quality);
      setting = found.setting();
      notes.add(trial.say(found));
    }
    return script.conversion(setting, notes);
  }

  /** Everything that decides what is made. */
  @Override
  public String toString() {
    return String.join(
        " ",
        List.of(
            encoder.toString(),
            "quality=" + quality,
            "preset=" + preset,
            sound.toString(),
            "container=" + container,
            labels.toString(),
            "height=" + height,
            "goal=" + goal));
  }
}
