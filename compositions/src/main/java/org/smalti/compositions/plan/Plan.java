package org.smalti.compositions.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A piece before it is performed: what is heard and seen, when and where. Pure data.
 *
 * @param millis how long the piece is, at most 100 hours: more is nothing but a number too large
 * @param sounds in the order of time
 * @param tiles later ones lie on top of earlier ones of the same area
 * @param views the camera's key frames in the order of time; at least one if there are tiles
 * @param captions above all tiles
 * @param sections in the order of time
 */
public record Plan(
    double millis,
    List<Sound> sounds,
    List<Tile> tiles,
    List<CameraKeyFrame> views,
    List<Caption> captions,
    List<Section> sections) {
  public Plan {
    LongestPiece.check(millis);
    List<Sound> ordered = new ArrayList<>(sounds);
    ordered.sort(Comparator.comparingLong(Sound::at));
    sounds = List.copyOf(ordered);
    tiles = List.copyOf(tiles);
    views = List.copyOf(views);
    captions = List.copyOf(captions);
    sections = List.copyOf(sections);
    if (views.isEmpty() && !tiles.isEmpty()) {
      throw new IllegalArgumentException("tiles and no view");
    }
  }

  /** A piece that is only heard. */
  public static Plan ofSounds(double millis, List<Sound> sounds) {
    return new Plan(millis, sounds, List.of(), List.of(), List.of(), List.of());
  }

  /** The same piece in which all sounds have these fades. */
  public Plan faded(SoundFades fades) {
    List<Sound> faded = sounds.stream().map(fades::of).toList();
    return new Plan(millis, faded, tiles, views, captions, sections);
  }

  /** Only what is heard. */
  public Plan soundOnly() {
    return new Plan(millis, sounds, List.of(), List.of(), List.of(), sections);
  }

  /** Only what is seen. */
  public Plan pictureOnly() {
    return new Plan(millis, List.of(), tiles, views, captions, sections);
  }

  /** How long a film of it is: rounded up to a whole second. */
  public long wholeSeconds() {
    return Math.max(1, (long) Math.ceil(millis / 1000 - 1e-9));
  }

  /** The media files that are heard or seen, relative to the media folder. */
  public SortedSet<String> sources() {
    SortedSet<String> names = new TreeSet<>();
    sounds.forEach(sound -> names.add(sound.filename()));
    tiles.forEach(tile -> names.add(tile.filename()));
    return names;
  }

  /**
   * An empty piece, to be filled.
   *
   * @param after ms of silence at its end, to die away
   */
  public static Builder on(Canvas canvas, double after) {
    return new Builder(canvas, after);
  }

  /** Collects what is heard and seen. Times are in ms from the beginning of the piece. */
  public static final class Builder {
    private final Canvas canvas;
    private final double after;
    private final List<Sound> sounds = new ArrayList<>();
    private final List<Tile> tiles = new ArrayList<>();
    private final List<CameraKeyFrame> views = new ArrayList<>();
    private final List<Caption> captions = new ArrayList<>();
    private final List<Section> sections = new ArrayList<>();
    private double end;

    private Builder(Canvas canvas, double after) {
      this.canvas = canvas;
      this.after = after;
    }

    /** Adds a sound; one of volume 0 takes its time, but nothing is read for it. */
    public Builder hear(Sound sound) {
      if (sound.volume() > 0) {
        sounds.add(sound);
      }
      return until(sound.at() * 1000.0 / Sound.RATE + sound.heard());
    }

    public Builder see(Tile tile) {
      tiles.add(tile);
      tile.poses().forEach(pose -> until(pose.at()));
      return this;
    }

    public Builder look(CameraKeyFrame view) {
      views.add(view);
      return until(view.at());
    }

    public Builder write(Caption caption) {
      captions.add(caption);
      caption.poses().forEach(pose -> until(pose.at()));
      return this;
    }

    public Builder begin(Section section) {
      sections.add(section);
      return until(section.at());
    }

    private Builder until(double millis) {
      end = Math.max(end, millis);
      LongestPiece.check(end);
      return this;
    }

    /** The piece, with its silence at the end. Without a camera, all of the grid is seen. */
    public Plan build() {
      if (views.isEmpty()) {
        views.add(canvas.view(0, canvas.grid(), Easing.STEP));
      }
      return new Plan(end + after, sounds, tiles, views, captions, sections);
    }
  }
}
