package org.smalti.tools.video.natives;

import java.nio.file.Path;
import java.util.List;
import org.opencv.core.Core;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.PackedResource;

/**
 * OpenCV by its own Java API ({@code org.opencv}). The API of the jar's publisher ({@code org.bytedeco.opencv}) is not
 * touched: it loads the library for windows as well, which needs GTK 2.
 */
public final class OpenCv {
  private OpenCv() {}

  /** Loaded by whoever is first; an error is the same for all who come later. */
  private static final class Loaded {
    static final String ERROR = load();
  }

  /**
   * Makes the classes of {@code org.opencv} usable, in the caller's thread alone.
   *
   * @throws SmaltiException if a library can't be unpacked or loaded
   */
  public static void require() {
    if (!Loaded.ERROR.isEmpty()) {
      throw SmaltiException.input(Loaded.ERROR);
    }
  }

  /** Why it can't be used on this system; empty if it can. */
  public static String problem() {
    return Loaded.ERROR;
  }

  /** For messages. */
  public static String name() {
    return "OpenCV " + Core.VERSION;
  }

  /** The libraries find each other by their names once they are loaded, and in no other way. */
  private static String load() {
    try {
      List<String> files = NativePlatform.current().openCv();
      Path folder = NativeFiles.unpacked("opencv", files);
      for (String file : files) {
        System.load(folder.resolve(PackedResource.fileName(file)).toString());
      }
      Core.setNumThreads(1);
      return "";
    } catch (SmaltiException e) {
      return e.getMessage();
    } catch (UnsatisfiedLinkError e) {
      return "OpenCV can't be loaded: " + e.getMessage() + hint();
    }
  }

  private static String hint() {
    return NativePlatform.current() == NativePlatform.MAC_X64
        ? "; it wants libavif, which 'brew install libavif' brings"
        : "";
  }
}
