package org.smalti.core.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.smalti.core.table.Row;
import org.smalti.core.table.Table;

/** The key of a finished step: a digest of everything its result was made from. */
public final class Fingerprint {
  private final MessageDigest digest;

  public Fingerprint() {
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException everyPlatformHasIt) {
      throw new IllegalStateException(everyPlatformHasIt);
    }
  }

  /** Adds options or cells. */
  public Fingerprint with(Object... parts) {
    for (Object part : parts) {
      digest.update(String.valueOf(part).getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return this;
  }

  /** Adds the names of all columns of a table, and all its cells. */
  public Fingerprint withTable(Table table) {
    with(table.columns().names().toArray());
    for (Row row : table.rows()) {
      for (int i = 0; i < table.columns().size(); i++) {
        with(row.text(i));
      }
    }
    return this;
  }

  /** Adds a file by size and time of change; a missing one counts as such. */
  public Fingerprint withFile(Path file) {
    try {
      return Files.exists(file)
          ? with(Files.size(file), Files.getLastModifiedTime(file).toMillis())
          : with("missing");
    } catch (IOException e) {
      return with("unreadable");
    }
  }

  /** 16 hexadecimal digits. */
  public String key() {
    return HexFormat.of().formatHex(digest.digest(), 0, 8);
  }
}
