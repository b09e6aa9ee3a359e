package org.smalti.release;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Which files of the jars with native libraries Smalti uses. The rest are libraries of other systems, headers, bindings
 * for APIs that nothing here calls, symbols for debuggers, and programs: half of their bytes. A test of the archive
 * looks for faces by each library.
 */
enum WantedNatives {
  /** The libraries, and the program, which stands on the same. */
  FFMPEG("org/bytedeco/ffmpeg/[^/]+/([^/]+\\.(so\\b|dylib|dll)[^/]*|ffmpeg|ffmpeg\\.exe)"),
  /** OpenCV by its own Java API. */
  OPENCV("org/bytedeco/opencv/[^/]+/(lib)?opencv_[^/]+"),
  /** What OpenCV needs of it. */
  OPENBLAS("org/bytedeco/openblas/[^/]+/(?!.*jni)[^/]+\\.(so\\b|dylib|dll)[^/]*");

  private static final Pattern LIBRARY = Pattern.compile(".*/[^/]+\\.(so\\b|dylib|dll)[^/]*");

  /** Licences, and what Java asks for. */
  private static final Pattern ABOUT =
      Pattern.compile("META-INF/(?!native-image/).*|module-info\\.class");

  private final Pattern files;

  WantedNatives(String files) {
    this.files = Pattern.compile(files);
  }

  Predicate<String> filter() {
    return name -> files.matcher(name).matches() || ABOUT.matcher(name).matches();
  }

  static boolean isLibrary(String name) {
    return LIBRARY.matcher(name).matches();
  }

  /** The jar of ONNX Runtime has its classes and the libraries of all systems, with their symbols. */
  static Predicate<String> onnxRuntime(ReleasePlatform platform) {
    String natives = "ai/onnxruntime/native/";
    return name -> !name.startsWith(natives)
        || (name.startsWith(natives + platform.onnx() + "/") && !name.contains(".dSYM/"));
  }
}
