package org.smalti.scrapers.fetch;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.smalti.core.CancelledException;
import org.smalti.core.run.Failures;

/** The files of a folder that its table does not name, apart from Smalti's own hidden files and the table itself. */
public final class UnlistedFiles {
  private final Path folder;
  private final Set<Path> known = new HashSet<>();

  public UnlistedFiles(Path folder, Path table, DownloadList named) {
    this.folder = folder.toAbsolutePath().normalize();
    Path absolute = table.toAbsolutePath().normalize();
    known.add(absolute);
    known.add(Failures.beside(absolute));
    known.add(Failures.beside(this.folder));
    for (Download download : named.files()) {
      // The folders above it too: the walk sees one that is a link as a file.
      Path path = download.path().toAbsolutePath().normalize();
      while (path != null && known.add(path)) {
        path = path.getParent();
      }
    }
  }

  /**
   * Their names relative to the folder, sorted.
   *
   * @param unreadable is given a message for each file or folder that can't be read
   */
  List<String> names(Consumer<String> unreadable) throws IOException {
    List<String> names = new ArrayList<>();
    if (Files.isDirectory(folder)) {
      Path real = folder.toRealPath();
      Files.walkFileTree(real, new SimpleFileVisitor<>() {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
          CancelledException.throwIfInterrupted();
          Path below = real.relativize(file);
          if (!known.contains(folder.resolve(below))
              && !Download.isOurs(String.valueOf(file.getFileName()))) {
            names.add(below.toString().replace(file.getFileSystem().getSeparator(), "/"));
          }
          return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException e) {
          unreadable.accept(file + " can't be read: " + e.getMessage());
          return FileVisitResult.CONTINUE;
        }
      });
    }
    names.sort(null);
    return names;
  }
}
