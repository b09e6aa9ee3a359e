package org.smalti.tools.video.models;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.CacheFolder;
import org.smalti.core.files.SystemReason;

/** Where models lie as files: the folder {@code SMALTI_MODELS}, else {@code models} in the {@link CacheFolder}. */
public record ModelFolder(Path path) {
  static final String VARIABLE = "SMALTI_MODELS";

  public static ModelFolder of(Map<String, String> environment) {
    String chosen = environment.getOrDefault(VARIABLE, "");
    return new ModelFolder(
        chosen.isBlank() ? CacheFolder.of(environment).path().resolve("models") : Path.of(chosen));
  }

  Path file(DetectorModel model) {
    return path.resolve(model.fileName());
  }

  /** Whether the file is there, and is the model. */
  boolean holds(DetectorModel model) {
    try {
      return model.matches(Files.readAllBytes(file(model)));
    } catch (IOException absent) {
      return false;
    }
  }

  /** Whether a file is there that is not the model: damaged, or of another version. */
  boolean hasAnother(DetectorModel model) {
    return Files.exists(file(model)) && !holds(model);
  }

  /** Why the file of a model can't be used, and the way out; empty if it can. */
  String problem(DetectorModel model) {
    if (holds(model)) {
      return "";
    }
    String fetch = "'smalti models fetch " + model + "' ";
    return file(model)
        + (hasAnother(model)
            ? ": this file is not the model " + model + ", its checksum is another; " + fetch
                + "writes the right one in its place"
            : ": the model " + model + " is not there; " + fetch + "puts it there");
  }

  /** The file of a model, for libraries that read nothing else; it is written if it is not there. */
  public Path fetch(DetectorModel model) {
    if (!holds(model)) {
      write(model, model.bytes());
    }
    return file(model);
  }

  void write(DetectorModel model, byte[] bytes) {
    Path file = file(model);
    try {
      Files.createDirectories(path);
      try (AtomicFile made = AtomicFile.to(file)) {
        Files.write(made.temporary(), bytes);
        made.commit();
      }
    } catch (IOException e) {
      throw new SmaltiException(
          SmaltiException.Reason.OUTPUT,
          file + ": the model " + model + " can't be written: " + SystemReason.of(e) + "; set "
              + VARIABLE + " to a folder that can be",
          e);
    }
  }
}
