package org.smalti.tools.page;

import java.io.Serializable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Journal;
import org.smalti.core.run.Run;
import org.smalti.core.run.Task;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Work;
import org.smalti.media.MediaFile;

/**
 * Finds out by its headers whether a file has sound and pictures: a film without sound is none that can't be read. What
 * can't be opened is told of here, once, and is left out of all that follows.
 *
 * @param media the folder that file names are relative to
 */
record StreamsWork(MediaFolder media) implements Work<String, StreamsWork.Streams> {
  private static final String STAGE = "streams";

  /** What a file has. */
  record Streams(boolean sound, boolean pictures) implements Serializable {
    boolean isSilentFilm() {
      return pictures && !sound;
    }
  }

  /** What the files have, by their names; of those that can't be opened nothing, which is told to the run. */
  static Map<String, Streams> of(
      List<String> filenames, MediaFolder media, CommandContext options, Journal journal) {
    Map<String, Streams> all = new HashMap<>();
    try (Run run = options.begin(STAGE, filenames.size(), Unit.FILES);
        Engine engine = options.engine()) {
      engine.map(
          Batch.of(STAGE, filenames).named(name -> name),
          new StreamsWork(media),
          all::put,
          journal,
          run);
    }
    return all;
  }

  @Override
  public Streams apply(String filename, Task task) {
    try (MediaFile file = MediaFile.open(media.resolve(filename))) {
      return new Streams(file.info().audio().isPresent(), file.info().video().isPresent());
    }
  }
}
