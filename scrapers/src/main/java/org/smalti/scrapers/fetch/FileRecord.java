package org.smalti.scrapers.fetch;

import java.util.Optional;
import org.smalti.core.table.EnumWord;

/**
 * What a site says of a file now.
 *
 * @param size bytes, −1 if it does not say
 * @param md5 hexadecimal; this and the others are empty if it does not say
 */
public record FileRecord(long size, String md5, String sha1, String crc32) {
  /** How the file differs from the one that is wanted, if it is another version; empty where that can't be told. */
  Optional<String> change(Download wanted) {
    if (size >= 0 && wanted.size() >= 0 && size != wanted.size()) {
      return Optional.of("it has " + size + " bytes now, the table says " + wanted.size());
    }
    Checksum.Kind kind = wanted.checksum().kind();
    Checksum now = switch (kind) {
      case MD5 -> Checksum.of(md5, "", "");
      case SHA1 -> Checksum.of("", sha1, "");
      case CRC32 -> Checksum.of("", "", crc32);
      case NONE -> wanted.checksum();
    };
    return !now.isKnown() || now.equals(wanted.checksum())
        ? Optional.empty()
        : Optional.of("its " + EnumWord.of(kind) + " is " + now.expected() + " now, the table says "
            + wanted.checksum().expected());
  }
}
