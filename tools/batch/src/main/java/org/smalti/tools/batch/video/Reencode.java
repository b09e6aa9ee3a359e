package org.smalti.tools.batch.video;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.media.MediaCapabilities;
import org.smalti.media.MediaStream;
import org.smalti.media.MediaStream.Kind;
import org.smalti.media.ToneMap;
import org.smalti.tools.batch.Conversion;
import org.smalti.tools.batch.Conversion.Estimated;
import org.smalti.tools.batch.Conversion.Needed;
import org.smalti.tools.batch.Conversion.NotNeeded;
import org.smalti.tools.batch.JobShape;
import org.smalti.tools.batch.MuxerTrial;
import org.smalti.tools.batch.Recipe;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;

/**
 * Encodes the pictures of a film anew and keeps everything else that is in it.
 *
 * @param spoken how people write the codec
 * @param quality the setting, unless {@code goal} finds one
 * @param container null: the first that holds everything
 * @param wishes what is wanted of the pictures
 * @param goal the quality that the setting is searched for
 * @param estimation whether it is estimated before what a film would save
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
    PictureWishes wishes,
    @Nullable TargetQuality goal,
    Estimation estimation,
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
  public String wayOut() {
    boolean forced =
        wishes.fields() != FieldTreatment.AUTO && wishes.fields() != FieldTreatment.OFF;
    return forced ? "--deinterlace auto finds out for each film what it needs" : "";
  }

  @Override
  public JobShape shape(int cores) {
    return encoder.shape(cores);
  }

  @Override
  public Optional<String> refusal(SourceFile source) {
    List<MediaStream> pictures = source.streams(Kind.VIDEO).stream()
        .filter(picture -> MediaCapabilities.decodes(picture.codec()))
        .toList();
    if (pictures.isEmpty()) {
      return source
          .first(Kind.VIDEO)
          .map(picture -> "has no picture that can be decoded (" + picture.codec() + ")")
          .or(() -> Optional.of(source.lacks(Kind.VIDEO)));
    }
    return isDone(source) && !source.isChanged()
        ? Optional.of("is " + spoken + " already")
        : Optional.empty();
  }

  /** Whether its pictures are as they are wanted. */
  private boolean isDone(SourceFile source) {
    Predicate<MediaStream> done = picture -> picture.codec().equals(encoder.codec())
        && !exceeds(picture.picture())
        && !(wishes.toneMapped() && ToneMap.isNeeded(picture.picture().transfer()));
    return !again
        && source.streams(Kind.VIDEO).stream()
            .filter(picture -> MediaCapabilities.decodes(picture.codec()))
            .allMatch(done);
  }

  private boolean exceeds(MediaStream.VideoProperties picture) {
    int shown = picture.rotation() % 180 == 90 ? picture.width() : picture.height();
    return wishes.height() > 0 && shown > wishes.height();
  }

  @Override
  public String extension(SourceFile source) {
    return plan(source).container().extension();
  }

  private StreamMapping plan(SourceFile source) {
    StreamMapping plan = StreamMapping.of(source, encoder, sound, Optional.ofNullable(container));
    return isDone(source) ? plan.copyingPictures() : plan;
  }

  @Override
  public Conversion make(SourceFile source, RecipeContext context) {
    StreamMapping plan = tried(plan(source), source, context);
    List<String> notes = new ArrayList<>(plan.losses());
    notes.addAll(plan.leftOut());
    ReencodeArguments script = new ReencodeArguments(this, source, plan, context);
    if (plan.pictures().findAny().isEmpty()) {
      return copied(source, script.conversion(quality, notes));
    }
    script.checkDepth();
    int setting = quality;
    if (goal != null) {
      TrialEncoding trial = new TrialEncoding(goal, source, script, context);
      SettingSearch.Found found =
          new SettingSearch(goal, encoder.quality()).find(source.name(), trial::quality);
      setting = found.setting();
      notes.add(trial.say(found));
    }
    Needed whole = script.conversion(setting, notes);
    return estimation.isWanted() ? estimated(source, whole, context) : whole;
  }

  /** Where the pictures are right, but other streams are wanted. */
  private Conversion copied(SourceFile source, Needed made) {
    List<String> notes = new ArrayList<>(List.of("is " + spoken + " already: copied"));
    notes.addAll(made.notes());
    return estimates() ? new Estimated(source.size(), 0, notes) : made.noting(notes);
  }

  private Conversion estimated(SourceFile source, Needed whole, RecipeContext context) {
    double fps = source.first(Kind.VIDEO).map(film -> film.picture().fps()).orElse(0.0);
    FilmEstimate estimate =
        FilmEstimate.of(source, whole, encoder.keyFrames() / (fps > 0 ? fps : 25), context);
    double saving = estimate.saving(source);
    if (estimation.least() > 0 && saving < estimation.least()) {
      return new NotNeeded(String.format(
          Locale.ROOT,
          "would save %.0f %%, less than %.0f %%",
          100 * Math.max(0, saving),
          100 * estimation.least()));
    }
    return estimation.only()
        ? new Estimated(estimate.bytes(), estimate.seconds(), whole.notes())
        : whole;
  }

  @Override
  public boolean estimates() {
    return estimation.only();
  }

  /** The plan as far as the program's muxer takes it. */
  private StreamMapping tried(StreamMapping plan, SourceFile source, RecipeContext context) {
    List<MappedStream> copies = plan.copies();
    if (copies.isEmpty()) {
      return plan;
    }
    ReencodeArguments script = new ReencodeArguments(this, source, plan, context);
    MuxerTrial trial = new MuxerTrial(context);
    if (trial.refusal(script.conversion(copies, quality, List.of())).isEmpty()) {
      return plan;
    }
    List<MappedStream> refused =
        trial.refused(copies, track -> script.conversion(List.of(track), quality, List.of()));
    if (refused.stream().anyMatch(track -> track.stream().kind() == Kind.VIDEO)) {
      throw SmaltiException.input(source.name() + ": this ffmpeg copies no " + spoken + " to "
          + plan.container().extension() + "; choose another --container");
    }
    return plan.without(refused);
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
            wishes.toString(),
            "goal=" + goal,
            estimation.toString()));
  }
}
