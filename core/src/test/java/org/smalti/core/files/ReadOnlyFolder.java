package org.smalti.core.files;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;

/**
 * Makes folders that nothing can be written to, for root too, whom permissions do not stop: for root they are file
 * systems mounted for reading only. Tests are skipped where that can't be done.
 */
public final class ReadOnlyFolder implements AutoCloseable {
  private final Path folder;
  private final Deque<Path> mounted = new ArrayDeque<>();

  /** @param folder that is made */
  public ReadOnlyFolder(Path folder) throws IOException {
    this.folder = Files.createDirectories(folder);
    mount(folder);
  }

  /** A folder below it that stays writable. */
  public Path writable(String name) throws IOException {
    Path below = Files.createDirectories(folder.resolve(name));
    mount(below);
    return below;
  }

  /** From now on nothing can be written to it. */
  public void seal() throws IOException {
    if (Files.isWritable(folder)) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-xr-xr-x"));
    }
    assumeTrue(
        !Files.isWritable(folder) || run("mount", "-o", "remount,ro", folder.toString()),
        "no folder can be made read-only here");
    assumeTrue(!Files.isWritable(folder), "root may write everywhere here");
  }

  private void mount(Path at) {
    if (run("mount", "-t", "tmpfs", "tmpfs", at.toString())) {
      mounted.push(at);
    }
  }

  private static boolean run(String... words) {
    try {
      return new ProcessBuilder(Arrays.asList(words)).start().waitFor() == 0;
    } catch (IOException noSuchProgram) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    mounted.forEach(at -> run("umount", "--lazy", at.toString()));
    if (mounted.isEmpty()) {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }
  }
}
