package org.smalti.tools.video.faces;

import java.util.function.Consumer;
import org.smalti.core.SmaltiException;
import org.smalti.core.cli.MediaTime;
import org.smalti.core.table.EnumWord;
import org.smalti.tools.video.faces.track.MotionModel;
import org.smalti.tools.video.faces.track.TrackOptions;
import org.smalti.tools.video.natives.OpenCv;
import picocli.CommandLine.Option;

/** The options that say how faces are followed. */
final class TrackChoice {
  @Option(
      names = "--flow",
      paramLabel = "MODE",
      defaultValue = "auto",
      description =
          "on, off or auto: whether the motion of the picture is measured to know where a face"
              + " will be; auto: where OpenCV works (default: ${DEFAULT-VALUE})")
  private FlowMode flow = FlowMode.AUTO;

  @Option(
      names = "--iou",
      paramLabel = "OVERLAP",
      defaultValue = "0.3",
      description = "how much a face must overlap the place where it is expected, 0 to 1 (default:"
          + " ${DEFAULT-VALUE})")
  private double iou = TrackOptions.DEFAULT.iou();

  @Option(
      names = "--max-gap",
      paramLabel = "TIME",
      defaultValue = "1.5",
      description = "how long a face may be out of sight; who comes back later is somebody new"
          + " (default: ${DEFAULT-VALUE} s)")
  private String gap = "1.5";

  @Option(
      names = "--min-pictures",
      paramLabel = "N",
      defaultValue = "1",
      description =
          "leave out tracks that are seen in fewer pictures of those that are looked at; of a live"
              + " stream a track is printed from its Nth picture on (default: ${DEFAULT-VALUE})")
  private int minimumPictures = TrackOptions.DEFAULT.minimumPictures();

  @Option(
      names = "--motion",
      paramLabel = "MODEL",
      defaultValue = "kalman",
      description =
          "kalman: a face goes on by its own speed, and faint faces go on with tracks; none"
              + " (default: ${DEFAULT-VALUE})")
  private MotionModel motion = MotionModel.KALMAN;

  /** When the motion of pictures is measured. */
  enum FlowMode {
    ON,
    OFF,
    /** Where OpenCV, which measures it, works on this system. */
    AUTO;

    /** The word on the command line. */
    @Override
    public String toString() {
      return EnumWord.of(this);
    }
  }

  /**
   * Whether the motion is measured.
   *
   * @param say is told why it is not, where it can't be
   */
  boolean flow(Consumer<String> say) {
    if (flow == FlowMode.AUTO && !OpenCv.problem().isEmpty()) {
      say.accept("faces are followed without the motion of the picture: " + OpenCv.problem());
      return false;
    }
    return flow != FlowMode.OFF;
  }

  /**
   * How they are followed.
   *
   * @param score of a face that begins a track
   */
  TrackOptions options(double score) {
    if (!(score >= 0 && score <= 1)) {
      throw SmaltiException.usage("--score must be from 0 to 1, not " + score);
    }
    if (!(iou > 0 && iou <= 1)) {
      throw SmaltiException.usage("--iou must be above 0 and at most 1, not " + iou);
    }
    if (minimumPictures < 1) {
      throw SmaltiException.usage("--min-pictures must be at least 1, not " + minimumPictures);
    }
    double low = Math.min(score, TrackOptions.DEFAULT.low());
    double seconds = MediaTime.seconds("--max-gap", gap);
    return new TrackOptions(iou, low, score, seconds, motion, minimumPictures);
  }
}
