package org.smalti.tools.page;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.smalti.core.SmaltiException;

/**
 * Something that was made of the samples and has its place in the page.
 *
 * @param kind how it is shown
 * @param name relative to the page, with slashes, not encoded
 * @param path where it is
 */
record PageResult(String kind, String name, Path path) {
  private static final Map<String, String> KINDS = Map.ofEntries(
      Map.entry("mp4", "film"),
      Map.entry("m4v", "film"),
      Map.entry("webm", "film"),
      Map.entry("mov", "film"),
      Map.entry("mkv", "film"),
      Map.entry("mp3", "sound"),
      Map.entry("m4a", "sound"),
      Map.entry("wav", "sound"),
      Map.entry("flac", "sound"),
      Map.entry("opus", "sound"),
      Map.entry("ogg", "sound"),
      Map.entry("png", "picture"),
      Map.entry("svg", "picture"),
      Map.entry("jpg", "picture"),
      Map.entry("jpeg", "picture"),
      Map.entry("gif", "picture"),
      Map.entry("webp", "picture"),
      Map.entry("csv", "table"),
      Map.entry("tsv", "table"));

  /**
   * A file as the page shows it.
   *
   * @param site the folder of the page
   * @throws SmaltiException if it is not there, or of a kind that a page can't show
   */
  static PageResult of(Path file, Path site) {
    if (Files.isDirectory(file)) {
      throw SmaltiException.input("--results " + file + " is a folder; name the files in it");
    }
    if (!Files.isRegularFile(file)) {
      throw SmaltiException.input("--results " + file + ": no such file");
    }
    String name = String.valueOf(file.getFileName());
    String kind = KINDS.get(name.substring(name.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT));
    if (kind == null) {
      throw SmaltiException.usage(
          "--results " + file + ": a page shows films, sounds, pictures and tables (.csv)");
    }
    String way = PageAddress.name(site, file)
        .orElseThrow(() -> SmaltiException.usage(
            "--results " + file + ": no way leads there from " + site + "; copy it there"));
    return new PageResult(kind, way, file);
  }

  /** Whether it lies outside the folder of the page, so that it stays behind where that goes. */
  boolean isOutside() {
    return name.startsWith("../");
  }

  void write(ScriptWriter script) {
    script.object(result -> {
      result.field("kind").text(kind);
      result.field("file").text(name);
      result.field("label").text(String.valueOf(path.getFileName()));
    });
  }
}
