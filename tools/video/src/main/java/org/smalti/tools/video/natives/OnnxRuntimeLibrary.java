package org.smalti.tools.video.natives;

import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import java.nio.file.Path;
import java.util.List;
import java.util.logging.Logger;
import org.smalti.core.SmaltiException;

/**
 * ONNX Runtime's library, unpacked once. By itself it would be unpacked by each process into the folder for temporary
 * files, and stay there when the process is killed.
 */
public final class OnnxRuntimeLibrary {
  private static final String FOLDER = "onnxruntime.native.path";

  private OnnxRuntimeLibrary() {}

  /** Loaded by whoever is first. */
  private static final class Loaded {
    static final boolean WORKS = load();
  }

  /** Whether it runs on this system: there is none for Macs with Intel processors, or a C library older than 2018. */
  public static boolean isUsable() {
    return Loaded.WORKS;
  }

  /** For messages. */
  public static String name() {
    return "ONNX Runtime " + OrtEnvironment.getEnvironment().getVersion();
  }

  private static boolean load() {
    List<String> files = NativePlatform.current().onnxRuntime();
    if (files.isEmpty()) {
      return false;
    }
    try {
      if (System.getProperty(FOLDER) == null) {
        Path folder = NativeFiles.unpacked("onnxruntime", files);
        System.setProperty(FOLDER, folder.toString());
      }
    } catch (SmaltiException e) {
      Logger.getLogger(FOLDER).fine(e.getMessage() + "; it unpacks itself for this run");
    }
    return works();
  }

  private static boolean works() {
    try {
      OrtEnvironment environment = OrtEnvironment.getEnvironment();
      // On Windows it would report to its maker what is done with it.
      environment.setTelemetry(false);
      return !environment.getVersion().isEmpty();
    } catch (OrtException | UnsatisfiedLinkError | ExceptionInInitializerError tooOld) {
      return false;
    }
  }
}
