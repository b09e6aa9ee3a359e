package org.smalti.bench.faces;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.detect.DetectorKind;
import org.smalti.tools.video.faces.detect.DetectorOptions;
import org.smalti.tools.video.faces.detect.FaceAppearance;
import org.smalti.tools.video.faces.detect.FaceDetector;
import org.smalti.tools.video.faces.motion.DenseFlow;
import org.smalti.tools.video.faces.motion.MotionGrid;
import org.smalti.tools.video.faces.track.FrameFaces;
import org.smalti.tools.video.faces.track.TrackOptions;

/** What the detector and the optical flow find in a composed film, for several steps from picture to picture. */
final class FoundFaces {
  private static final DetectorOptions DETECTOR = new DetectorOptions(
      DetectorKind.YUNET, DetectorOptions.DEFAULT_SIZE, TrackOptions.DEFAULT.low(), 0, null);

  private final FaceFilm film;
  private final @Nullable SimulatedDetector simulated;

  /** @param simulated in place of the real detector; null for that */
  FoundFaces(FaceFilm film, @Nullable SimulatedDetector simulated) {
    this.film = film;
    this.simulated = simulated;
  }

  /** For each step, the pictures that are looked at. */
  List<List<FrameFaces>> read(Path file, List<Integer> steps) {
    List<DenseFlow> flows = steps.stream().map(step -> new DenseFlow()).toList();
    List<List<FrameFaces>> found = new ArrayList<>();
    steps.forEach(step -> found.add(new ArrayList<>()));
    var visible = new VisibleFaces(film, 0);
    try (MediaFile media = MediaFile.open(file);
        VideoDecoder decoder = media.video(new VideoSpec(0, 0, PixelFormat.RGB24));
        FaceDetector detector = DETECTOR.open()) {
      byte[] rgb = new byte[PixelFormat.RGB24.bytes(decoder.width(), decoder.height())];
      for (long frame = 0; decoder.next(); frame++) {
        double time = (double) frame / FaceFilm.RATE;
        decoder.copyTo(rgb);
        List<Detection> faces = simulated == null
            ? detector.detect(rgb, decoder.width(), decoder.height())
            : simulated.detect(visible.at(time), time);
        List<FaceAppearance> appearances = faces.stream()
            .map(face -> FaceAppearance.of(rgb, decoder.width(), decoder.height(), face))
            .toList();
        for (int i = 0; i < steps.size(); i++) {
          if (frame % steps.get(i) == 0) {
            MotionGrid motion = flows.get(i).next(rgb, decoder.width(), decoder.height());
            found.get(i).add(new FrameFaces(frame, time, faces, appearances, motion));
          }
        }
      }
    } finally {
      flows.forEach(DenseFlow::close);
    }
    return found;
  }
}
