package org.smalti.tools.video.natives;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.smalti.core.SmaltiException;

/** The systems that the jars of OpenCV and ONNX Runtime have libraries for, and how they name them. */
enum NativePlatform {
  LINUX_X64(
      "linux-x86_64",
      "linux-x64",
      "lib%s.so",
      "lib%s.so.414",
      "openblas/%s/libquadmath.so.0",
      "openblas/%s/libgfortran.so.5",
      "openblas/%s/libopenblas.so.0"),
  LINUX_ARM64(
      "linux-arm64",
      "linux-aarch64",
      "lib%s.so",
      "lib%s.so.414",
      "openblas/%s/libgfortran.so.5",
      "openblas/%s/libopenblas.so.0"),
  MAC_ARM64(
      "macosx-arm64",
      "osx-aarch64",
      "lib%s.dylib",
      "lib%s.414.dylib",
      "openblas/%s/libopenblas.0.dylib"),
  MAC_X64(
      "macosx-x86_64",
      "",
      "lib%s.dylib",
      "lib%s.414.dylib",
      "openblas/%s/libgcc_s.1.1.dylib",
      "openblas/%s/libquadmath.0.dylib",
      "openblas/%s/libgfortran.5.dylib",
      "openblas/%s/libopenblas.0.dylib"),
  WINDOWS_X64(
      "windows-x86_64",
      "win-x64",
      "%s.dll",
      "%s4140.dll",
      "javacpp/%s/vcruntime140.dll",
      "javacpp/%s/vcruntime140_1.dll",
      "javacpp/%s/msvcp140.dll",
      "javacpp/%s/concrt140.dll",
      "openblas/%s/libopenblas.dll");

  /**
   * What OpenCV's Java API needs of OpenCV, each after those it needs itself. The order was taken from the libraries of
   * all five systems.
   */
  private static final List<String> MODULES = List.of(
      ("core imgproc photo xphoto dnn img_hash ml phase_unwrapping flann features2d saliency text"
              + " calib3d structured_light imgcodecs video ximgproc objdetect wechat_qrcode aruco"
              + " bgsegm face plot videoio quality dnn_superres shape xfeatures2d highgui"
              + " bioinspired tracking")
          .split(" "));
  /** Needed on a Mac alone. Elsewhere {@code highgui} wants libraries for windows that servers lack. */
  private static final List<String> MAC_MODULES = List.of("quality", "shape", "highgui");

  private final String byteDeco;
  private final String onnx;
  private final String library;
  private final String module;

  @SuppressWarnings("ImmutableEnumChecker") // an unmodifiable list
  private final List<String> before;

  /**
   * @param byteDeco its name in the jars of OpenCV
   * @param onnx its name in the jar of ONNX Runtime; empty: that has no library for it
   * @param library the file name of a library
   * @param module the file name of a module of OpenCV
   * @param before libraries that OpenCV needs, in this order
   */
  NativePlatform(String byteDeco, String onnx, String library, String module, String... before) {
    this.byteDeco = byteDeco;
    this.onnx = onnx;
    this.library = library;
    this.module = module;
    this.before = List.of(before);
  }

  static NativePlatform current() {
    return of(System.getProperty("os.name", ""), System.getProperty("os.arch", ""));
  }

  /** @throws SmaltiException if there are no libraries for this system */
  static NativePlatform of(String system, String processor) {
    String name = system.toLowerCase(Locale.ROOT);
    boolean arm = processor.equals("aarch64") || processor.equals("arm64");
    boolean intel = processor.equals("amd64") || processor.equals("x86_64");
    if (name.startsWith("linux") && (arm || intel)) {
      return arm ? LINUX_ARM64 : LINUX_X64;
    }
    if (name.startsWith("mac") && (arm || intel)) {
      return arm ? MAC_ARM64 : MAC_X64;
    }
    if (name.startsWith("windows") && intel) {
      return WINDOWS_X64;
    }
    throw SmaltiException.input("faces can't be looked for on " + system + " " + processor
        + ": there are libraries for Linux and macOS (Intel and ARM) and Windows (Intel) alone");
  }

  /** What OpenCV's Java API needs, on the class path, in the order of loading. */
  List<String> openCv() {
    List<String> files = new ArrayList<>();
    before.forEach(file -> files.add("/org/bytedeco/" + String.format(file, byteDeco)));
    String folder = "/org/bytedeco/opencv/" + byteDeco + "/";
    boolean mac = byteDeco.startsWith("mac");
    for (String name : MODULES) {
      if (mac || !MAC_MODULES.contains(name)) {
        files.add(folder + String.format(module, "opencv_" + name));
      }
    }
    files.add(folder + String.format(library, "opencv_java"));
    return files;
  }

  /** What ONNX Runtime's Java API needs; nothing if it does not run here. */
  List<String> onnxRuntime() {
    if (onnx.isEmpty()) {
      return List.of();
    }
    String folder = "/ai/onnxruntime/native/" + onnx + "/";
    return List.of(
        folder + String.format(library, "onnxruntime"),
        folder + String.format(library, "onnxruntime4j_jni"));
  }
}
