package org.smalti.tools.video.faces.track;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.smalti.core.assign.MaximumWeightMatching;
import org.smalti.tools.video.faces.detect.Detection;
import org.smalti.tools.video.faces.motion.MotionGrid;

/**
 * Follows faces by the overlap of each with the places where they are expected (docs/adr/0025-face-tracks.md). In each
 * picture the sure faces choose first, then the faint ones go on with tracks that are left (Zhang et al., "ByteTrack",
 * ECCV 2022). Sure faces that remain may be near the place of a track that is out of sight, or where one of an earlier
 * shot was last seen; the others are new. Faint ones that remain are found again only where their looks say so, too.
 */
final class TrackAssociation implements FaceTracker {
  /**
   * The least overlap where nothing is known of how the picture moved: after a flash most faces still are where they
   * were, after a cut another face is seldom just there.
   */
  private static final double SAME_PLACE = 0.6;
  /** What going straight on counts beside the overlap (OC-SORT, Cao et al., CVPR 2023). */
  private static final double STRAIGHT_ON = 0.2;
  /** What looks count beside the overlap. */
  private static final double ALIKE = 0.5;
  /** How near and how alike a faint face must be at least to be that of a track that is out of sight. */
  private static final double FAINT_NEAR = 0.5;

  private static final double FAINT_ALIKE = 0.5;
  /** The most tracks that wait for a face that is out of sight. */
  private static final int MOST_UNSEEN = 512;

  private final TrackOptions options;
  private final FrameSize size;
  private final TrackIds ids;
  /** In how many pictures a face must have been seen before anything is said of it. */
  private final int silentBefore;

  private List<FaceTrack> tracks = new ArrayList<>();
  private double time = Double.NaN;
  /** Whether this film comes with its motion, so that a picture without it is a cut or a flash. */
  private boolean motionKnown;

  private int shot;

  TrackAssociation(TrackOptions options, String film, FrameSize size, int silentBefore) {
    this.options = options;
    this.size = size;
    this.silentBefore = silentBefore;
    ids = new TrackIds(film);
  }

  @Override
  public List<TrackedFace> next(FrameFaces picture) {
    advance(picture);
    List<SeenFace> faces = SeenFace.of(picture, options);
    var owners = new FaceTrack[faces.size()];
    match(faces, owners, true, (track, seen) -> gain(track, seen, track.overlap(seen.face)));
    match(
        faces,
        owners,
        false,
        (track, seen) -> track.missed == 1 ? gain(track, seen, track.bestOverlap(seen.face)) : 0);
    match(faces, owners, true, this::foundAgain);
    match(faces, owners, false, this::foundAgainThoughFaint);
    return result(picture, faces, owners);
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
        alive.add(track);
      }
    }
    tracks = alive;
    move(seconds, picture.motion());
  }

  /** Moves the tracks of this shot on. Where two faces are side by side the motion is that of both. */
  private void move(double seconds, @Nullable MotionGrid motion) {
    CameraShift camera = CameraShift.of(motion, size);
    List<FaceTrack> moving = tracks.stream().filter(track -> track.shot == shot).toList();
    boolean[] mixed = new boolean[moving.size()];
    for (int i = 0; i < mixed.length; i++) {
      for (int j = 0; j < i; j++) {
        if (moving.get(i).isBeside(moving.get(j))) {
          mixed[i] = true;
          mixed[j] = true;
        }
      }
    }
    for (int i = 0; i < mixed.length; i++) {
      moving.get(i).advance(seconds, mixed[i] ? null : motion, camera);
    }
  }

  private interface Gain {
    /** What it is worth to say that a face is that of a track; 0 or less if it can't be. */
    double of(FaceTrack track, SeenFace seen);
  }

  private double gain(FaceTrack track, SeenFace seen, float overlap) {
    if (track.shot != shot || overlap < options.iou()) {
      return 0;
    }
    double straight = STRAIGHT_ON * track.straightness(seen.face);
    return Math.max(Float.MIN_NORMAL, overlap + straight + ALIKE * likeness(track, seen));
  }

  private static double likeness(FaceTrack track, SeenFace seen) {
    return track.appearance.likeness(seen.look);
  }

  /** In this shot by the distance, in earlier ones by the overlap with the last place. */
  private double foundAgain(FaceTrack track, SeenFace seen) {
    double near = track.shot == shot ? track.nearness(seen.face) : samePlace(track, seen.face);
    return near > 0 ? Math.max(Float.MIN_NORMAL, near + ALIKE * likeness(track, seen)) : 0;
  }

  /** A faint face may be none, or a part of somebody else: it has to be near, and to look the same. */
  private double foundAgainThoughFaint(FaceTrack track, SeenFace seen) {
    boolean likely = track.shot == shot
        && track.nearness(seen.face) >= FAINT_NEAR
        && likeness(track, seen) >= FAINT_ALIKE;
    return likely ? foundAgain(track, seen) : 0;
  }

  private static float samePlace(FaceTrack track, Detection face) {
    float overlap = track.last.overlap(face);
    return overlap < SAME_PLACE ? 0 : overlap;
  }

  /** Gives faces that nobody has to tracks that have none. */
  private void match(List<SeenFace> faces, @Nullable FaceTrack[] owners, boolean sure, Gain gain) {
    int[] free = new int[faces.size()];
    int count = 0;
    for (int i = 0; i < owners.length; i++) {
      if (owners[i] == null && faces.get(i).sure == sure) {
        free[count++] = i;
      }
    }
    List<FaceTrack> waiting = tracks.stream().filter(track -> track.missed > 0).toList();
    if (count == 0 || waiting.isEmpty()) {
      return;
    }
    float[] gains = new float[waiting.size() * count];
    for (int t = 0; t < waiting.size(); t++) {
      for (int f = 0; f < count; f++) {
        gains[t * count + f] = (float) Math.max(0, gain.of(waiting.get(t), faces.get(free[f])));
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

  private void observe(FaceTrack track, SeenFace seen) {
    if (track.shot == shot) {
      track.observe(seen);
    } else {
      track.begin(seen, options.motion(), shot);
    }
  }

  private List<TrackedFace> result(
      FrameFaces picture, List<SeenFace> faces, @Nullable FaceTrack[] owners) {
    var result = new ArrayList<TrackedFace>(owners.length);
    for (int i = 0; i < owners.length; i++) {
      Detection face = faces.get(i).face;
      FaceTrack owner = owners[i];
      if (owner == null && faces.get(i).sure) {
        String id = ids.of(picture.frame(), face);
        owner = new FaceTrack(id, size, faces.get(i), options.motion(), shot);
        tracks.add(owner);
      }
      if (owner != null && owner.pictures >= silentBefore) {
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
