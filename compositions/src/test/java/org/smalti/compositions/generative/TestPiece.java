package org.smalti.compositions.generative;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.smalti.compositions.AllPieces;
import org.smalti.compositions.Clips;
import org.smalti.compositions.Composition;
import org.smalti.compositions.Setting;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Caption;
import org.smalti.compositions.plan.CaptionKeyFrame;
import org.smalti.compositions.plan.FrameRate;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Rows;
import org.smalti.compositions.plan.Sound;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.table.Columns;
import org.smalti.core.table.Table;

/** A piece of a collection of so many clips, and what a person would see and hear of it. */
final class TestPiece {
  private static final double MARGIN = 1 / 15.0;
  private static final double LIT = 0.25;

  final Canvas canvas;
  final Plan plan;

  private TestPiece(Canvas canvas, Plan plan) {
    this.canvas = canvas;
    this.plan = plan;
  }

  /** A piece of clips on a grid that is nearly as wide as a film; its last cells are empty. */
  static TestPiece of(Composition composition, int clips) {
    return of(composition, composition, rows(clips));
  }

  /** The same piece, of which the camera always shows the whole grid. */
  static TestPiece whole(Composition composition, int clips) {
    return of(composition, new AllPieces(), rows(clips));
  }

  /** The same piece, of a table whose rows stand in another order. */
  static TestPiece shuffled(Composition composition, int clips) {
    List<String[]> rows = rows(clips);
    Collections.shuffle(rows, new Random(3));
    return of(composition, composition, rows);
  }

  /** @param windows says what the camera shows */
  private static TestPiece of(Composition composition, Composition windows, List<String[]> rows) {
    var names = List.of("filename", "start", "dur", "vstart", "vdur", "gridX", "gridY");
    Clips clips = Clips.of(Table.ofCells(new Columns("t.csv", names), rows), Optional.empty(), 1);
    var all = clips.grid();
    var canvas = new Canvas(
        640, 360, new FrameRate(24, 1), all, windows.usualFirst(all), windows.usualLast(all));
    return new TestPiece(
        canvas, composition.plan(Setting.of(clips, canvas, new SplittableRandom(1))));
  }

  private static List<String[]> rows(int clips) {
    int columns = clips == 16_384 ? 128 : (int) Math.ceil(Math.sqrt(clips * 1.4));
    var random = new Random(5);
    List<String[]> rows = new ArrayList<>();
    for (int i = 0; i < clips; i++) {
      String start = "" + 1000 * i;
      rows.add(new String[] {
        "f" + i % 7,
        start,
        "" + (100 + random.nextInt(700)),
        start,
        "2000",
        "" + i % columns,
        "" + i / columns
      });
    }
    return rows;
  }

  /** Where a tile is at a time, in ms; it is there. */
  static TileKeyFrame pose(Tile tile, double millis) {
    return Objects.requireNonNull(TileKeyFrame.at(tile.poses(), millis));
  }

  /** How opaque a caption is at a time, in ms. */
  static double alpha(Caption caption, double millis) {
    return Objects.requireNonNull(CaptionKeyFrame.at(caption.poses(), millis)).alpha();
  }

  double seconds() {
    return plan.millis() / 1000;
  }

  /** The share of the picture that is at least a quarter as bright as filmed. */
  double lit(double millis) {
    CameraKeyFrame view = CameraKeyFrame.at(plan.views(), millis);
    int columns = 101;
    int lines = 61;
    boolean[] lit = new boolean[columns * lines];
    for (Tile tile : plan.tiles()) {
      TileKeyFrame pose = TileKeyFrame.at(tile.poses(), millis);
      if (pose != null && pose.brightness() * pose.alpha() >= LIT) {
        double[] box = box(tile, pose, view, millis);
        for (int y = from(box[1], lines); y < lines && (y + 0.5) / lines <= box[3]; y++) {
          boolean isDrawn = tile.rows() == Rows.ALL || (tile.rows() == Rows.EVEN) == (y % 2 == 0);
          for (int x = from(box[0], columns); x < columns && (x + 0.5) / columns <= box[2]; x++) {
            lit[y * columns + x] |= isDrawn;
          }
        }
      }
    }
    int count = 0;
    for (boolean each : lit) {
      count += each ? 1 : 0;
    }
    return (double) count / lit.length;
  }

  /** How many cells of the grid tiles of the size of a cell cover at a time, if none lies on another. */
  double cellsInGrid(double millis) {
    double sum = 0;
    for (Tile tile : plan.tiles()) {
      TileKeyFrame pose = TileKeyFrame.at(tile.poses(), millis);
      if (pose != null) {
        double x = tile.x() + pose.dx();
        double y = tile.y() + pose.dy();
        double width = Math.min(x + 0.5, canvas.grid().columns()) - Math.max(x - 0.5, 0);
        double height = Math.min(y + 0.5, canvas.grid().rows()) - Math.max(y - 0.5, 0);
        sum += pose.alpha() * Math.max(0, width) * Math.max(0, height);
      }
    }
    return sum;
  }

  private static int from(double share, int count) {
    return (int) Math.max(0, Math.ceil(share * count - 0.5));
  }

  /** Left, top, right, bottom in shares of the picture. */
  private double[] box(Tile tile, TileKeyFrame pose, CameraKeyFrame view, double millis) {
    double width = 1 / view.columns();
    double height = 1 / view.rows();
    double margin = MARGIN * Math.min(width * canvas.width(), height * canvas.height());
    double halfWidth = (width - margin / canvas.width()) / 2 * pose.scaleX();
    double halfHeight = (height - margin / canvas.height()) / 2 * pose.scaleY();
    double x =
        0.5 + (tile.x() + pose.dx() + tile.circling().dx(millis) - view.x()) / view.columns();
    double y = 0.5 + (tile.y() + pose.dy() + tile.circling().dy(millis) - view.y()) / view.rows();
    return new double[] {x - halfWidth, y - halfHeight, x + halfWidth, y + halfHeight};
  }

  /** Lit for a quarter from the 2nd second on, for half from a third on, until it dies away. */
  void isLit() {
    double end = plan.millis();
    for (int i = 0; i <= 40; i++) {
      double at = 2000 + (end - 2000) * i / 40;
      assertThat(lit(at))
          .as("lit at %.0f of %.0f ms", at, end)
          .isGreaterThanOrEqualTo(at < end / 3 ? 0.25 : 0.5);
    }
  }

  /** No silence of a second between the first sound and the last. */
  void isNeverSilent() {
    double until = plan.sounds().get(0).at() * 1000.0 / Sound.RATE;
    assertThat(until).isLessThanOrEqualTo(1000);
    for (Sound sound : plan.sounds()) {
      double at = sound.at() * 1000.0 / Sound.RATE;
      assertThat(at - until).as("silence before %.0f ms", at).isLessThanOrEqualTo(1000);
      until = Math.max(until, at + sound.heard());
    }
    assertThat(plan.millis() - until).isLessThan(5000);
  }

  /** What sounds is in the picture and lit. */
  void isSeenWhileItSounds() {
    Map<String, List<Tile>> tiles = plan.tiles().stream()
        .collect(Collectors.groupingBy(tile -> tile.filename() + tile.picture().start()));
    for (Sound sound : plan.sounds()) {
      for (double share : new double[] {0.05, 0.5, 0.95}) {
        double at = sound.at() * 1000.0 / Sound.RATE + Math.max(100, share * sound.heard());
        List<Tile> own = tiles.getOrDefault(sound.filename() + sound.start(), List.of());
        assertThat(own.stream().anyMatch(tile -> isSeen(tile, at)))
            .as("%s is seen at %.0f ms", sound, at)
            .isTrue();
      }
    }
  }

  private boolean isSeen(Tile tile, double millis) {
    CameraKeyFrame view = CameraKeyFrame.at(plan.views(), millis);
    TileKeyFrame pose = TileKeyFrame.at(tile.poses(), millis);
    if (pose == null || pose.brightness() * pose.alpha() < LIT) {
      return false;
    }
    double[] box = box(tile, pose, view, millis);
    return box[0] < 1 && box[1] < 1 && box[2] > 0 && box[3] > 0;
  }

  /** Poses are in the order of time, and not more than a computer likes. */
  void isSane() {
    for (Tile tile : plan.tiles()) {
      assertThat(tile.poses()).isSortedAccordingTo(Comparator.comparingDouble(TileKeyFrame::at));
      assertThat(tile.poses().get(0).at()).isZero();
    }
    assertThat(poses()).isLessThan(1_500_000);
  }

  int poses() {
    return plan.tiles().stream().mapToInt(tile -> tile.poses().size()).sum();
  }
}
