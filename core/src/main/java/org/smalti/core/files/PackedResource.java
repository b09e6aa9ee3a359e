package org.smalti.core.files;

import java.io.BufferedInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import org.tukaani.xz.XZInputStream;

/**
 * A file on the class path that is unpacked before its use: plain, or, in a release, compressed by xz under its name
 * and {@value #ENDING}, which takes a third less to fetch.
 */
public final class PackedResource {
  /** What compressed files are called more than plain ones. */
  public static final String ENDING = ".xz";

  private final URL place;
  private final boolean compressed;

  private PackedResource(URL place, boolean compressed) {
    this.place = place;
    this.compressed = compressed;
  }

  /**
   * @param type beside which it lies, or any class for names that begin with a slash
   * @throws FileNotFoundException if it is there neither plain nor compressed
   */
  public static PackedResource find(Class<?> type, String name) throws FileNotFoundException {
    URL plain = type.getResource(name);
    if (plain != null) {
      return new PackedResource(plain, false);
    }
    URL packed = type.getResource(name + ENDING);
    if (packed == null) {
      throw new FileNotFoundException(name + " is not on the class path");
    }
    return new PackedResource(packed, true);
  }

  /** What a file is called that is unpacked from this name. */
  public static String fileName(String name) {
    return name.substring(name.lastIndexOf('/') + 1);
  }

  /** Its plain content. */
  public InputStream open() throws IOException {
    InputStream file = place.openStream();
    return compressed ? new XZInputStream(new BufferedInputStream(file)) : file;
  }

  /** How many bytes it has on the class path; of other versions it has others. */
  public long length() throws IOException {
    return place.openConnection().getContentLengthLong();
  }
}
