package org.smalti.core.files;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;

/** Why the system refused something, in the words of a message: what an exception is called is for programmers. */
public final class SystemReason {
  private SystemReason() {}

  /** The reason without the name of the file, which the message has said before. */
  public static String of(IOException e) {
    if (e instanceof NoSuchFileException) {
      return "no such file";
    }
    if (e instanceof AccessDeniedException) {
      return "no permission";
    }
    if (e instanceof FileAlreadyExistsException || e instanceof NotDirectoryException) {
      return "another file is in its place";
    }
    String said = e instanceof FileSystemException file && file.getReason() != null
        ? file.getReason()
        : e.getMessage();
    if (said == null || said.isBlank()) {
      return "the system does not say why";
    }
    return said.equals("Is a directory") ? "it is a folder" : said;
  }
}
