package org.smalti.compositions.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Several pieces as one, one after the other. There is one camera, so that the picture goes dark from piece to piece: a
 * black tile above all others closes and opens like a curtain, while sounds that are not over go on. All tiles are
 * there from the beginning on, without being seen, so that a clip's film goes on from piece to piece.
 */
public final class PlanSequence {
  private static final double TITLE_DELAY = 300;
  private static final double TITLE_FADE = 700;
  private static final double TITLE_LENGTH = 4000;
  private static final double TITLE_SIZE = 0.09;
  /** How much larger than the picture the curtain is, as the camera may move. */
  private static final double CURTAIN = 1.4;

  private final double fade;
  private final List<Sound> sounds = new ArrayList<>();
  private final List<Tile> tiles = new ArrayList<>();
  private final List<CameraKeyFrame> views = new ArrayList<>();
  private final List<Caption> captions = new ArrayList<>();
  private final List<Section> sections = new ArrayList<>();
  private final List<TileKeyFrame> curtain = new ArrayList<>();
  private double end;

  /** @param fade ms in which the picture goes dark, and in which it comes again */
  public PlanSequence(double fade) {
    this.fade = fade;
  }

  /**
   * Adds a piece that begins where the one before ends.
   *
   * @param title of its section, which is seen at its beginning
   */
  public PlanSequence add(String title, Plan piece) {
    double from = end;
    double until = from + piece.millis();
    if (!views.isEmpty() && !piece.views().isEmpty()) {
      draw(from, views.get(views.size() - 1), piece.views().get(0));
    }
    for (Sound sound : piece.sounds()) {
      sounds.add(later(sound, from));
    }
    for (Tile tile : piece.tiles()) {
      tiles.add(later(tile, from, until));
    }
    for (int i = 0; i < piece.views().size(); i++) {
      CameraKeyFrame view = piece.views().get(i);
      Easing easing = i == 0 ? Easing.STEP : view.easing();
      views.add(new CameraKeyFrame(
          view.at() + from, view.x(), view.y(), view.columns(), view.rows(), easing));
    }
    sections.add(new Section(from, title));
    for (Section section : piece.sections()) {
      sections.add(new Section(section.at() + from, section.title()));
    }
    for (Caption caption : piece.captions()) {
      captions.add(later(caption, from, until));
    }
    double shown = Math.min(from + TITLE_DELAY + TITLE_LENGTH, until);
    if (shown - from > TITLE_DELAY + 2 * TITLE_FADE) {
      captions.add(Caption.title(title, TITLE_SIZE, from + TITLE_DELAY, shown, TITLE_FADE));
    }
    end = until;
    return this;
  }

  /** Adds words above all pieces, at times of the whole. */
  public PlanSequence write(Caption caption) {
    captions.add(caption);
    return this;
  }

  /** All of it as one piece. */
  public Plan build() {
    List<Tile> all = new ArrayList<>(tiles);
    Optional<TilePicture> any = tiles.stream().map(Tile::picture).findFirst();
    if (any.isPresent() && !curtain.isEmpty()) {
      all.add(Tile.of(any.get().at(0), 0, 0, curtain));
    }
    return new Plan(end, sounds, all, views, captions, sections);
  }

  /** Lets the curtain close before one moment and open after it, in front of what the camera shows then. */
  private void draw(double at, CameraKeyFrame before, CameraKeyFrame after) {
    if (curtain.isEmpty()) {
      curtain.add(curtain(0, before, 0, Easing.STEP));
    }
    curtain.add(curtain(at - fade, before, 0, Easing.STEP));
    curtain.add(curtain(at, before, 1, Easing.LINEAR));
    curtain.add(curtain(at, after, 1, Easing.STEP));
    curtain.add(curtain(at + fade, after, 0, Easing.LINEAR));
  }

  private static TileKeyFrame curtain(double at, CameraKeyFrame view, double alpha, Easing easing) {
    return TileKeyFrame.lit(at, 0, easing)
        .opaque(alpha)
        .moved(view.x(), view.y())
        .stretched(CURTAIN * view.columns(), CURTAIN * view.rows());
  }

  private static Sound later(Sound sound, double millis) {
    return new Sound(
        sound.filename(),
        sound.start(),
        sound.dur(),
        sound.at() + Sound.frame(millis),
        sound.volume(),
        sound.pan(),
        sound.fadeIn(),
        sound.fadeOut(),
        sound.treatment());
  }

  /** A tile that is seen later, and until a time only. */
  private static Tile later(Tile tile, double from, double until) {
    List<TileKeyFrame> poses = new ArrayList<>();
    TileKeyFrame first = tile.poses().get(0);
    if (from + first.at() > 0) {
      poses.add(first.moment(0, Easing.STEP).opaque(0));
    }
    for (int i = 0; i < tile.poses().size(); i++) {
      TileKeyFrame pose = tile.poses().get(i);
      poses.add(pose.moment(from + pose.at(), i == 0 ? Easing.STEP : pose.easing()));
    }
    poses.add(poses.get(poses.size() - 1).moment(until, Easing.STEP).opaque(0));
    Circling way = tile.circling();
    double phase = way.phase() - from / way.period();
    Circling shifted =
        new Circling(way.radiusX(), way.radiusY(), way.period(), phase - Math.floor(phase));
    return new Tile(tile.picture(), tile.x(), tile.y(), tile.rows(), shifted, poses);
  }

  private static Caption later(Caption caption, double from, double until) {
    List<CaptionKeyFrame> poses = new ArrayList<>();
    for (CaptionKeyFrame pose : caption.poses()) {
      poses.add(
          new CaptionKeyFrame(from + pose.at(), pose.x(), pose.y(), pose.alpha(), pose.easing()));
    }
    CaptionKeyFrame last = poses.get(poses.size() - 1);
    poses.add(new CaptionKeyFrame(Math.max(until, last.at()), last.x(), last.y(), 0, Easing.STEP));
    return new Caption(caption.text(), caption.size(), poses);
  }
}
