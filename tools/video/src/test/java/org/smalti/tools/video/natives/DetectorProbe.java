package org.smalti.tools.video.natives;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.smalti.tools.video.faces.detect.DetectorKind;
import org.smalti.tools.video.faces.detect.DetectorOptions;
import org.smalti.tools.video.faces.detect.FaceDetector;
import org.smalti.tools.video.faces.detect.FacePictures;
import org.smalti.tools.video.faces.detect.OpenCvYunet;
import org.smalti.tools.video.faces.motion.DenseFlow;

/** Uses all detectors and the flow, in a process of its own. */
final class DetectorProbe {
  static final String DONE = "all detectors work";

  private DetectorProbe() {}

  public static void main(String[] words) throws IOException {
    FacePictures.Picture noise = FacePictures.noise(200, 100, 1);
    for (DetectorKind kind : DetectorKind.values()) {
      try (FaceDetector detector = new DetectorOptions(kind, 320, 0.6, 0, null).open()) {
        noise.faces(detector);
      }
    }
    try (FaceDetector detector = OpenCvYunet.open(DetectorOptions.DEFAULT);
        DenseFlow flow = new DenseFlow()) {
      noise.faces(detector);
      flow.next(noise.rgb(), noise.width(), noise.height());
      Objects.requireNonNull(flow.next(noise.rgb(), noise.width(), noise.height()));
    }
    Path maps = Path.of("/proc/self/maps");
    if (Files.exists(maps) && Files.readString(maps).contains("gtk")) {
      throw new IllegalStateException("GTK was loaded");
    }
    System.out.println(DONE);
  }
}
