package org.smalti.tools.batch.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.media.HdrMetadata;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaStream;
import org.smalti.media.PixelLayout;
import org.smalti.media.ToneMap;
import org.smalti.tools.batch.RecipeContext;
import org.smalti.tools.batch.SourceFile;
import org.smalti.tools.batch.video.FieldRhythm.Finding;

/**
 * What is done with the pictures of one stream before they are encoded, as a look at the film has decided.
 *
 * @param fields never AUTO
 * @param crop null: all of the picture is shown
 * @param cube a table of colours for a usual display; null: colours stay
 * @param notes what a person should know of it
 */
record PictureTreatment(
    PictureSurvey survey,
    FieldTreatment fields,
    @Nullable CropArea crop,
    @Nullable Path cube,
    List<String> notes) {
  PictureTreatment {
    notes = List.copyOf(notes);
  }

  /** Of pictures put together as the person has asked, where nothing shows that they were taken apart. */
  private static final String DOUBTFUL =
      "pullup, as asked: 4 of 5 pictures stay, and nothing shows that the film was telecined";

  private static final String UNCERTAIN = "; it is too short or too still to tell whether it was"
      + " telecined: --deinterlace pullup if it was";

  /**
   * Looks at a film and decides.
   *
   * @param input options of the input, and the input
   * @throws SmaltiException if its picture changes and that is not wanted
   */
  static PictureTreatment of(
      PictureWishes wishes,
      SourceFile source,
      MediaStream stream,
      List<String> input,
      RecipeContext context) {
    PictureSurvey survey = PictureSurvey.of(source, stream);
    if (survey.isChanging() && wishes.refusesChange()) {
      throw SmaltiException.input(source.name() + ": its picture changes midway: " + survey.say()
          + "; --on-change pad shows all in the largest, with bars");
    }
    SceneMeasurement scenes = new SceneMeasurement(source, stream, input, context);
    FieldTreatment wanted = wishes.fields();
    // Filters that look at several pictures can't go on over a change of their size.
    boolean asked = wanted == FieldTreatment.PULLUP
        || (wanted == FieldTreatment.AUTO && survey.isInterlaced(stream) && !survey.changesSize());
    Finding found = asked ? found(stream, scenes) : Finding.OTHER;
    FieldTreatment fields = wanted;
    if (wanted == FieldTreatment.AUTO) {
      fields = !asked
          ? FieldTreatment.OFF
          : found == Finding.TELECINED ? FieldTreatment.PULLUP : FieldTreatment.BWDIF;
    }
    CropArea crop = wishes.cropped() && !survey.isChanging() ? crop(stream, scenes) : null;
    Path cube = wishes.toneMapped() && ToneMap.isNeeded(stream.picture().transfer())
        ? cube(source, stream, context)
        : null;
    String how = said(fields, survey, stream);
    if (wanted == FieldTreatment.PULLUP && found != Finding.TELECINED) {
      how = DOUBTFUL;
    } else if (wanted == FieldTreatment.AUTO && found == Finding.UNKNOWN) {
      how += UNCERTAIN;
    }
    return new PictureTreatment(survey, fields, crop, cube, notes(wishes, survey, how, crop, cube));
  }

  private static Finding found(MediaStream stream, SceneMeasurement scenes) {
    PixelLayout layout = PixelLayout.of(stream.picture().pixels());
    boolean possible =
        FieldTreatment.hasRate(stream) && layout.depth() == Byte.SIZE && !layout.rgb();
    return possible ? scenes.fields() : Finding.OTHER;
  }

  private static @Nullable CropArea crop(MediaStream stream, SceneMeasurement scenes) {
    boolean swapped = stream.picture().rotation() % 180 == 90;
    int width = swapped ? stream.picture().height() : stream.picture().width();
    int height = swapped ? stream.picture().width() : stream.picture().height();
    return scenes.withoutBars(width, height).orElse(null);
  }

  private static Path cube(SourceFile source, MediaStream stream, RecipeContext context) {
    Path cube = context.scratch().resolve("tones-" + stream.index() + ".cube");
    try (MediaFile file = MediaFile.open(source.input())) {
      HdrMetadata light = file.light().orElse(null);
      new ToneMap(stream.picture().transfer(), stream.picture().primaries(), light).write(cube);
      return cube;
    } catch (IOException e) {
      throw AtomicFile.unwritable(cube, e);
    }
  }

  private static String said(FieldTreatment fields, PictureSurvey survey, MediaStream stream) {
    boolean woven = fields == FieldTreatment.OFF && survey.isInterlaced(stream);
    return woven ? "interlaced, and stays so" : fields.note();
  }

  private static List<String> notes(
      PictureWishes wishes,
      PictureSurvey survey,
      String fields,
      @Nullable CropArea crop,
      @Nullable Path cube) {
    List<String> notes = new ArrayList<>();
    if (survey.isChanging()) {
      notes.add("its picture changes midway (" + survey.say() + "): all is shown in the largest");
    }
    notes.add(fields);
    if (crop != null) {
      notes.add("without its black bars " + crop);
    } else if (wishes.cropped()) {
      notes.add(survey.isChanging() ? "not cropped, as its picture changes" : "no black bars");
    }
    if (cube != null) {
      notes.add("high dynamic range becomes BT.709");
    }
    return notes.stream().filter(note -> !note.isEmpty()).toList();
  }

  /** Whether pictures reach the encoder with both fields in them. */
  boolean isWoven(MediaStream stream) {
    return fields == FieldTreatment.OFF && survey.isInterlaced(stream);
  }

  /** The filters that come first. */
  List<String> filters(MediaStream stream) {
    List<String> filters = new ArrayList<>();
    String first = fields.filter(stream, survey.isSaidByFrames());
    if (!first.isEmpty()) {
      filters.add(first);
    }
    CropArea cropped = crop;
    if (cropped != null) {
      filters.add(cropped.filter());
    }
    return filters;
  }
}
