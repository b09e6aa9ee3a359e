package org.smalti.tools.video.faces.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.assign.MaximumWeightMatching;
import org.smalti.tools.video.faces.detect.Detection;

/**
 * Follows faces by the overlap of each with the places where they are expected (docs/adr/0025-face-tracks.md). In each
 * picture the sure faces choose first, then the faint ones go on with tracks that are left (Zhang et al., "ByteTrack",
 * ECCV 2022), then those of the shots before, which must be in nearly the same place; what sure faces remain are new.
 */
final class TrackAssociation implements FaceTracker {
  /**
   * The least overlap where nothing is known of how the picture moved: after a flash most faces still are where they
   * were, after a cut another face is seldom just there.
   */
  private static final double SAME_PLACE = 0.6;
  /** What going straight on counts beside the overlap (OC-SORT, Cao et al., CVPR 2023). */
  private static final double STRAIGHT_ON = 0.2;
  /** The most tracks that wait for a face that is out of sight. */
  private static final int MOST_UNSEEN = 512;

  /** Left to right; the rest makes the order the same whatever the order in which they were found. */
  private static final Comparator<Detection> LEFT_TO_RIGHT = Comparator.comparing(Detection::xmin)
      .thenComparing(Detection::ymin)
      .thenComparing(Detection::xmax)
      .thenComparing(Detection::ymax)
      .thenComparing(Comparator.comparing(Detection::score).reversed());

  private final TrackOptions options;
  private final FrameSize size;
  private final TrackIds ids;
  private List<FaceTrack> tracks = new ArrayList<>();
  private double time = Double.NaN;
  /** Whether this film comes with its motion, so that a picture without it is a cut or a flash. */
  private boolean motionKnown;

  private int shot;

  TrackAssociation(TrackOptions options, String film, FrameSize size) {
    this.options = options;
    this.size = size;
    ids = new TrackIds(film);
  }

  @Override
  public List<TrackedFace> next(FrameFaces picture) {
    advance(picture);
    List<Detection> faces = picture.faces().stream()
        .filter(face -> usable(face) && face.score() >= options.leastScore())
        .sorted(LEFT_TO_RIGHT)
        .toList();
    var owners = new FaceTrack[faces.size()];
    match(faces, owners, true, options.iou(), track -> track.shot == shot);
    match(faces, owners, false, options.iou(), track -> track.shot == shot && track.missed == 1);
    match(faces, owners, true, SAME_PLACE, track -> track.shot < shot);
    return result(picture, faces, owners);
  }

  /** A box that a detector could not have meant. */
  private static boolean usable(Detection face) {
    return face.width() > 0 && face.height() > 0 && Float.isFinite(face.area());
  }

  private void advance(FrameFaces picture) {
    // A clock that jumps back, as that of a camera may, must not keep tracks alive for ever.
    double seconds = picture.time() > time ? picture.time() - time : 0;
    time = picture.time();
    if (picture.motion() == null && motionKnown) {
      shot++;
    }
    motionKnown |= picture.motion() != null;
    var alive = new ArrayList<FaceTrack>(tracks.size());
    for (FaceTrack track : tracks) {
      track.unseen += seconds;
      track.missed++;
      // Between two pictures that were looked at, however far apart, nobody was out of sight.
      if (track.missed == 1 || track.unseen <= options.maxGap()) {
        if (track.shot == shot) {
          track.box.advance(seconds, picture.motion());
        }
        alive.add(track);
      }
    }
    tracks = alive;
  }

  private interface Choice {
    boolean takesPart(FaceTrack track);
  }

  /** Gives faces that nobody has to tracks that have none. */
  private void match(
      List<Detection> faces, @Nullable FaceTrack[] owners, boolean sure, double least, Choice who) {
    int[] free = new int[faces.size()];
    int count = 0;
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] == null && faces.get(i).score() >= options.high() == sure) {
        free[count++] = i;
      }
    }
    List<FaceTrack> waiting = tracks.stream()
        .filter(track -> track.missed > 0 && who.takesPart(track))
        .toList();
    if (count == 0 || waiting.isEmpty()) {
      return;
    }
    float[] gains = new float[waiting.size() * count];
    for (int t = 0; t < waiting.size(); t++) {
      for (int f = 0; f < count; f++) {
        gains[t * count + f] = gain(waiting.get(t), faces.get(free[f]), least);
      }
    }
    int[] faceOf = MaximumWeightMatching.solve(gains, waiting.size(), count);
    for (int t = 0; t < faceOf.length; t++) {
      if (faceOf[t] >= 0) {
        int face = free[faceOf[t]];
        owners[face] = waiting.get(t);
        observe(waiting.get(t), faces.get(face));
      }
    }
  }

  private void observe(FaceTrack track, Detection face) {
    if (track.shot == shot) {
      track.observe(face);
    } else {
      track.observe(options.motion().begin(face, size), shot);
    }
  }

  /** What it is worth to say that a face is that of a track; 0 if it can't be. */
  private static float gain(FaceTrack track, Detection face, double least) {
    float overlap = track.box.expected().overlap(face);
    return overlap < least
        ? 0
        : (float) Math.max(Float.MIN_NORMAL, overlap + STRAIGHT_ON * track.box.straightness(face));
  }

  private List<TrackedFace> result(
      FrameFaces picture, List<Detection> faces, @Nullable FaceTrack[] owners) {
    var result = new ArrayList<TrackedFace>(owners.length);
    for (int i = 0; i < owners.length; i++) {
      Detection face = faces.get(i);
      FaceTrack owner = owners[i];
      if (owner == null && face.score() >= options.high()) {
        String id = ids.of(picture.frame(), face);
        owner = new FaceTrack(id, options.motion().begin(face, size), shot);
        tracks.add(owner);
      }
      if (owner != null) {
        result.add(new TrackedFace(picture.frame(), picture.time(), face, owner.id));
      }
    }
    forgetTheLongestUnseen();
    return result;
  }

  private void forgetTheLongestUnseen() {
    List<FaceTrack> unseen = tracks.stream()
        .filter(track -> track.missed > 0)
        .sorted(Comparator.comparingDouble((FaceTrack track) -> track.unseen).reversed())
        .toList();
    for (int i = 0; i < unseen.size() - MOST_UNSEEN; i++) {
      tracks.remove(unseen.get(i));
    }
  }
}
