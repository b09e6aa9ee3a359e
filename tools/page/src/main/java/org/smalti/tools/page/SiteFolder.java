package org.smalti.tools.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Journal;

/**
 * The folder of a page: index.html, and everything else in the folder {@code page} beside it. Only what was made here
 * is written over or removed. The index is written last, so that a page that is there is whole. Scripts may be written
 * by several threads.
 */
final class SiteFolder {
  static final String INDEX = "index.html";
  static final String PAGE = "page";
  /** What every file of the page's own begins with that is no data script. */
  static final String OURS = "/* Part of a page made by Smalti. */\n";

  private static final String GENERATOR = "<meta name=\"generator\" content=\"Smalti\">";
  private static final Pattern ASSET = Pattern.compile("[a-z-]+\\.(js|css)");
  private static final Pattern DATA =
      Pattern.compile("(samples|neighbours|(pictures|near|sound)-\\d{4,})\\.js");

  private final Path folder;
  private final Set<String> written = new ConcurrentSkipListSet<>();
  private boolean begun;

  SiteFolder(Path folder) {
    this.folder = folder;
  }

  Path index() {
    return folder.resolve(INDEX);
  }

  Path page() {
    return folder.resolve(PAGE);
  }

  /**
   * Makes sure that nothing of anybody else is in the way, under a name that the page needs.
   *
   * @throws SmaltiException if there is
   */
  void requireOurs(PageAssets assets) {
    for (Path needed = page().toAbsolutePath(); needed != null; needed = needed.getParent()) {
      if (Files.exists(needed) && !Files.isDirectory(needed)) {
        throw SmaltiException.input(needed + " is a file where a folder of the page should be;"
            + " move it away, or name another folder with --out");
      }
    }
    if (Files.exists(index()) && !head(index(), 4096).contains(GENERATOR)) {
      throw foreign(index());
    }
    for (Path file : pageFiles()) {
      String name = name(file);
      boolean needed = assets.files().containsKey(name) || DATA.matcher(name).matches();
      if (needed && !isOurs(file)) {
        throw foreign(file);
      }
    }
  }

  private static SmaltiException foreign(Path file) {
    return SmaltiException.input(file + " was not made by 'smalti explore'; move it away, or name"
        + " another folder with --out, so that it stays");
  }

  /**
   * Makes sure that the page can be written, before the media are read for it.
   *
   * @throws SmaltiException if it can't
   */
  void requireWritable() {
    Path above = page().toAbsolutePath();
    while (above != null && !Files.exists(above)) {
      above = above.getParent();
    }
    if (above == null || !Files.isWritable(above) || !Files.isExecutable(above)) {
      throw AtomicFile.unwritable(page(), new AccessDeniedException(page().toString()));
    }
  }

  /** The files in the folder of the page whose names the page may use. */
  private Set<Path> pageFiles() {
    if (!Files.isDirectory(page())) {
      return Set.of();
    }
    try (Stream<Path> files = Files.list(page())) {
      return files
          .filter(file -> isOwnName(name(file)))
          .collect(Collectors.toCollection(TreeSet::new));
    } catch (IOException e) {
      throw AtomicFile.unwritable(page(), e);
    }
  }

  /**
   * A file of the page's own; nothing if it is none, whatever lies in the folder.
   *
   * @param address relative to the folder, decoded; empty for the index
   */
  Optional<Path> own(String address) {
    if (address.isEmpty() || address.equals(INDEX)) {
      return Optional.of(index());
    }
    String name = address.startsWith(PAGE + "/") ? address.substring(PAGE.length() + 1) : "";
    return isOwnName(name)
        ? Optional.of(page().resolve(name)).filter(SiteFolder::isOurs)
        : Optional.empty();
  }

  private static boolean isOwnName(String name) {
    return ASSET.matcher(name).matches() || DATA.matcher(name).matches();
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private static boolean isOurs(Path file) {
    String begin = DATA.matcher(name(file)).matches() ? ScriptWriter.BEGIN : OURS;
    return Files.isRegularFile(file) && head(file, begin.length()).equals(begin);
  }

  private static String head(Path file, int bytes) {
    try (InputStream in = Files.newInputStream(file)) {
      return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      return "";
    }
  }

  /** A digest of the files that are there: their names, sizes and times. */
  String listing() {
    Fingerprint listing = new Fingerprint();
    pageFiles().stream()
        .filter(SiteFolder::isOurs)
        .forEach(file -> listing.with(name(file)).withFile(file));
    return listing.withFile(index()).key();
  }

  /** Takes the page out of sight while its parts are written anew, before the first of them is. */
  private synchronized void begin() {
    if (begun) {
      return;
    }
    begun = true;
    try {
      Files.deleteIfExists(index());
      Files.createDirectories(page());
    } catch (IOException e) {
      throw AtomicFile.unwritable(index(), e);
    }
    AtomicFile.sweep(page(), 1);
  }

  /** A file that goes when it is closed. */
  AtomicFile temporary() {
    return AtomicFile.to(page().resolve("sprite"));
  }

  /** Writes a data script. */
  void script(String name, Consumer<ScriptWriter> value) {
    begin();
    ScriptWriter.write(page().resolve(name + ".js"), name, value);
    written.add(name + ".js");
  }

  /**
   * Writes one of several data scripts of a kind, unless an earlier run of the same has: these take most of the time.
   *
   * @param rows what is in it
   */
  void script(String kind, int number, int[] rows, Earlier earlier, Consumer<ScriptWriter> value) {
    begin();
    String name = name(kind, number);
    Path file = page().resolve(name + ".js");
    if (earlier.has(name, rows, file)) {
      written.add(name + ".js");
    } else {
      script(name, value);
      earlier.note(name, rows, file);
    }
  }

  /** Whether an earlier run has written such a data script, from the same. */
  boolean isWritten(String kind, int number, int[] rows, Earlier earlier) {
    String name = name(kind, number);
    return earlier.has(name, rows, page().resolve(name + ".js"));
  }

  private static String name(String kind, int number) {
    return String.format(Locale.ROOT, "%s-%04d", kind, number);
  }

  /**
   * What an earlier run has left that was stopped.
   *
   * @param key of all that the page is made from
   */
  record Earlier(Journal journal, String key, boolean force) {
    private boolean has(String name, int[] rows, Path file) {
      return !force && journal.isDone(name, key(rows, file));
    }

    private void note(String name, int[] rows, Path file) {
      journal.done(name, key(rows, file));
    }

    private String key(int[] rows, Path file) {
      return new Fingerprint().with(key, Arrays.toString(rows)).withFile(file).key();
    }
  }

  /** Writes the scripts and styles of the page itself. */
  void write(PageAssets assets) {
    begin();
    assets.files().forEach((name, text) -> {
      write(page().resolve(name), OURS + text);
      written.add(name);
    });
  }

  /** Removes what an earlier page had and this one has not, and brings the page into sight. */
  void finish(PageAssets assets, String title, String description) {
    for (Path file : pageFiles()) {
      if (!written.contains(name(file)) && isOurs(file)) {
        try {
          Files.delete(file);
        } catch (IOException e) {
          throw new UncheckedIOException(e);
        }
      }
    }
    write(index(), assets.index(title, description, GENERATOR));
  }

  private static void write(Path file, String text) {
    try (AtomicFile whole = AtomicFile.to(file)) {
      try {
        Files.writeString(whole.temporary(), text);
      } catch (IOException e) {
        throw whole.unwritable(e);
      }
      whole.commit();
    }
  }
}
