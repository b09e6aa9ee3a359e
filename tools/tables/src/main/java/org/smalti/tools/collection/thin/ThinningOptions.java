package org.smalti.tools.collection.thin;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import picocli.CommandLine.Option;

/** The options that leave out samples which are nearly like others. */
public final class ThinningOptions {
  @Option(
      names = "--unlike",
      paramLabel = "X",
      description =
          "leave out samples that sound nearly like a better one: nearer than X, where 0 is the same sound and 1 the"
              + " usual distance of two samples; 0.1 takes copies, 0.3 what is repeated")
  private @Nullable Double sound;

  @Option(
      names = "--unlike-picture",
      paramLabel = "X",
      description =
          "leave out samples that look nearly like a better one: nearer than X, where 0 is the same picture and 1 an"
              + " unrelated one; 0.1 takes the same shot again and again")
  private @Nullable Double picture;

  @Option(
      names = "--media",
      paramLabel = "DIR",
      description =
          "the folder of the media, for --unlike and --unlike-picture (default: the current one)")
  private Path media = Path.of("");

  @Option(
      names = "--cache",
      paramLabel = "FILE",
      description = "keep what --unlike measures here; 'smalti tsne' and 'grid' take it from there")
  private @Nullable Path cache;

  /** Whether anything is to be left out. */
  public boolean given() {
    return sound != null || picture != null;
  }

  Optional<Double> sound() {
    return checked("--unlike", sound);
  }

  Optional<Double> picture() {
    return checked("--unlike-picture", picture);
  }

  MediaFolder media() {
    return new MediaFolder(media).require();
  }

  /**
   * Looks whether there is anything to compare.
   *
   * @param filenames of the samples
   * @throws SmaltiException if none of the files is in the folder
   */
  void requireSome(Set<String> filenames) {
    MediaFolder folder = media();
    if (!filenames.isEmpty() && filenames.stream().noneMatch(name -> isThere(folder, name))) {
      throw SmaltiException.input("--unlike and --unlike-picture compare the media themselves, and"
          + " none of them is there, such as " + filenames.iterator().next()
          + "; name their folder with --media DIR");
    }
  }

  private static boolean isThere(MediaFolder folder, String name) {
    try {
      return Files.exists(folder.resolve(name));
    } catch (SmaltiException noName) {
      return false;
    }
  }

  Optional<Path> cache() {
    return Optional.ofNullable(cache);
  }

  /**
   * Adds what the choice depends on.
   *
   * @throws SmaltiException if a distance makes no sense, or the folder is not there
   */
  public void describe(Fingerprint key) {
    if (given()) {
      media();
      key.with(sound(), picture(), media.toAbsolutePath().normalize());
    } else if (cache != null || !media.toString().isEmpty()) {
      throw SmaltiException.usage("--media and --cache are for --unlike and --unlike-picture");
    }
  }

  private static Optional<Double> checked(String option, @Nullable Double distance) {
    if (distance != null && !(distance > 0 && distance <= 4)) {
      throw SmaltiException.usage(
          option + " is a distance above 0 and up to 4, such as 0.1; not " + distance);
    }
    return Optional.ofNullable(distance);
  }
}
