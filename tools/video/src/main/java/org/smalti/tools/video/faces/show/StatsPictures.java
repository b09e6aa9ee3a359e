package org.smalti.tools.video.faces.show;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.smalti.core.ExitCode;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.draw.PictureFile;
import org.smalti.core.files.InputFiles;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.step.OutputStep;
import org.smalti.media.StillEncoder;
import org.smalti.media.StillFormat;
import org.smalti.media.VideoFrame;

/**
 * The pictures that statistics of faces are shown as.
 *
 * @param table of the faces
 * @param media the folder that names of films are relative to
 * @param chart null: none
 * @param sheet null: none
 * @param width of the chart, pixels
 * @param top tracks of each film in the chart, 0: as many as fit
 */
record StatsPictures(
    Path table,
    MediaFolder media,
    @Nullable Path chart,
    @Nullable Path sheet,
    int width,
    int top) {
  private static final String STAGE = "face stats";
  /** Pixels of the pictures of faces: those of a sheet on a screen of twice as many. */
  private static final int SIDE = 256;

  /** @throws SmaltiException if no picture can have such a name or size */
  StatsPictures {
    if (chart != null) {
      PictureFile.require(chart, width);
    }
    if (sheet != null) {
      format(sheet);
    }
  }

  /** Draws what is wanted and not drawn yet. Gives the exit code. */
  int draw(List<FilmPresence> films, CommandContext run) {
    if (outputs().isEmpty()) {
      return ExitCode.OK;
    }
    if (films.isEmpty()) {
      throw SmaltiException.input(table + ": no faces in it; nothing to draw");
    }
    InputFiles inputs = InputFiles.of(
        List.of(table), media, films.stream().map(FilmPresence::filename).toList());
    outputs().forEach(inputs::spare);
    PresenceLayout layout = PresenceLayout.of(width, top, films);
    StillFormat sheetFormat = sheet == null ? StillFormat.JPG : format(sheet);
    Path first = outputs().get(0);
    try (Journal journal = run.journal(first)) {
      OutputStep step = new OutputStep(STAGE, first, journal, run);
      String key = key(films);
      step.spareForeign();
      OptionalInt done = step.ifDone(
          key,
          () -> outputs().stream().allMatch(Files::exists),
          first + " is there already; --force draws it again");
      if (done.isPresent()) {
        return done.getAsInt();
      }
      if (run.dryRun()) {
        return run.would("draw " + outputs());
      }
      Map<String, FilmThumbnails> pictures = pictures(wanted(layout), journal, run);
      if (chart != null) {
        new PictureFile(chart, width, layout.height())
            .draw(canvas -> new PresenceChart(layout, pictures, canvas).draw());
      }
      if (sheet != null) {
        write(sheet, sheetFormat, films, pictures);
      }
      return step.finish(key, films.size());
    }
  }

  private List<Path> outputs() {
    List<Path> all = new ArrayList<>();
    if (chart != null) {
      all.add(chart);
    }
    if (sheet != null) {
      all.add(sheet);
    }
    return all;
  }

  private static StillFormat format(Path sheet) {
    String name = sheet.toString().toLowerCase(Locale.ROOT).replaceAll("\\.jpeg$", ".jpg");
    for (StillFormat format : List.of(StillFormat.JPG, StillFormat.PNG, StillFormat.WEBP)) {
      if (name.endsWith("." + format.extension())) {
        return format;
      }
    }
    throw SmaltiException.usage("--sheet " + sheet + ": sheets end in .jpg, .png or .webp");
  }

  private String key(List<FilmPresence> films) {
    Fingerprint key = new Fingerprint()
        .with(STAGE, Objects.toString(chart, ""), Objects.toString(sheet, ""), width, top)
        .withFile(table);
    for (FilmPresence film : films) {
      film.tracks().forEach(track -> key.with(track.face().id()));
      try {
        key.withFile(media.resolve(film.filename()));
      } catch (SmaltiException noFileName) {
        key.with(film.filename());
      }
    }
    return key.key();
  }

  /** The tracks that are shown somewhere. */
  private List<FilmFaces> wanted(PresenceLayout layout) {
    int most = sheet == null ? layout.most() : Math.max(layout.most(), perFilm(layout.films()));
    return layout.films().stream().map(film -> film.longest(most).faces()).toList();
  }

  /** Faces of each film on the sheet. */
  private static int perFilm(List<FilmPresence> films) {
    return Math.max(1, FaceSheet.MOST / films.size());
  }

  /** A film that can't be read is a failure; its faces are shown without pictures. */
  private Map<String, FilmThumbnails> pictures(
      List<FilmFaces> films, Journal journal, CommandContext run) {
    Map<String, FilmThumbnails> pictures = new HashMap<>();
    try (Run stage = run.begin(STAGE, films.size(), Unit.FILES);
        Engine engine = run.engine()) {
      engine.map(
          Batch.of(STAGE, films).named(FilmFaces::filename),
          new ThumbnailsWork(media, SIDE),
          (film, made) -> {
            pictures.put(film.filename(), made);
            if (!made.problem().isEmpty()) {
              stage.skip(Failure.incomplete(film.filename(), STAGE, made.problem()));
            }
          },
          journal,
          stage);
    }
    return pictures;
  }

  private static void write(
      Path file,
      StillFormat format,
      List<FilmPresence> films,
      Map<String, FilmThumbnails> pictures) {
    int all = films.stream().mapToInt(film -> film.tracks().size()).sum();
    List<FilmPresence> shown = films.stream()
        .map(film -> film.longest(perFilm(films)))
        .limit(FaceSheet.MOST)
        .toList();
    int cells = shown.stream().mapToInt(film -> film.tracks().size()).sum();
    String heading =
        films.size() == 1 ? films.get(0).filename() : "Faces in " + films.size() + " films";
    String details = cells < all
        ? "the " + cells + " of " + all + " faces that are seen longest"
        : all + (all == 1 ? " face" : " faces");
    try (StillEncoder encoder = StillEncoder.of(format);
        VideoFrame sheet = VideoFrame.of(new FaceSheet(shown, pictures).draw(heading, details))) {
      encoder.write(sheet, file);
    }
  }
}
