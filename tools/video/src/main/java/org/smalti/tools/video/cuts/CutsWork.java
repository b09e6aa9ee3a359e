package org.smalti.tools.video.cuts;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.step.FileCells;
import org.smalti.media.MediaFile;

/**
 * Finds the scenes of a film and writes what is wanted of them; gives their rows.
 *
 * @param media the folder that names of films are relative to
 * @param shortest s: no scene is shorter
 */
record CutsWork(MediaFolder media, double shortest, CutsOutputs outputs)
    implements Work<String, FileCells> {
  /** The part of the time that finding the scenes takes, where they are encoded anew. */
  private static final double LOOKING = 0.2;

  @Override
  public FileCells apply(String film, Task task) throws IOException {
    Path file = media.resolve(film);
    FilmScenes found;
    boolean encodes = outputs.split() != null && outputs.splitBy() == SplitMethod.EXACT;
    double looking = encodes ? LOOKING : 1;
    try (MediaFile opened = MediaFile.open(file)) {
      found = FilmScenes.of(opened, shortest, part -> task.reached(looking * part));
    }
    List<Scene> scenes = found.scenes();
    List<String> problems = new ArrayList<>();
    if (!found.damage().isEmpty()) {
      problems.add(found.damage());
    }
    attempt(problems, () -> {
      write(outputs.edl(), film, () -> EditDecisionList.of(film, found.timing(), scenes));
    });
    attempt(problems, () -> {
      write(outputs.otio(), film, () -> OpenTimeline.of(film, file, found.timing(), scenes));
    });
    LocalPath folder = outputs.split();
    if (folder != null) {
      SceneFiles files = new SceneFiles(file, CutsOutputs.named(folder, film), outputs.splitBy());
      attempt(
          problems, () -> files.write(found, part -> task.reached(looking + (1 - looking) * part)));
    }
    List<@Nullable String[]> rows = new ArrayList<>();
    scenes.forEach(scene -> rows.add(scene.cells(film)));
    return new FileCells(new ArrayList<>(rows), String.join("; ", problems));
  }

  /** Something that may not be possible for a film whose scenes are known all the same. */
  private interface Output {
    void write() throws IOException;
  }

  private static void attempt(List<String> problems, Output output) throws IOException {
    try {
      output.write();
    } catch (SmaltiException e) {
      if (e.reason() == Reason.OUTPUT) {
        throw e;
      }
      problems.add(e.getMessage());
    }
  }

  /** Adds to a key what the scenes of a film, and all that is made of them, depend on. */
  Fingerprint into(Fingerprint key, String film) {
    return key.with(shortest, outputs).withFile(media.resolve(film));
  }

  /** A text that may not be possible for a film, such as a list of events for a variable rate. */
  private interface Text {
    String get();
  }

  private static void write(@Nullable LocalPath pattern, String film, Text text)
      throws IOException {
    if (pattern == null) {
      return;
    }
    String content = text.get();
    Path target = CutsOutputs.file(pattern, film);
    try (AtomicFile made = AtomicFile.to(target)) {
      Files.writeString(made.temporary(), content, StandardCharsets.UTF_8);
      made.commit();
    }
  }
}
