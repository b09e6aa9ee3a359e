package org.smalti.compositions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.smalti.compositions.plan.CameraKeyFrame;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Caption;
import org.smalti.compositions.plan.CaptionKeyFrame;
import org.smalti.compositions.plan.Circling;
import org.smalti.compositions.plan.Easing;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TileKeyFrame;
import org.smalti.core.table.GridSize;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** All compositions side by side, each as it is at one moment, with its name: a sheet of thumbnails to choose from. */
@Command(
    description =
        "All compositions side by side, each at one moment, with its name: --out sheet.png.")
public final class PieceSheet implements Composition {
  private static final int COLUMNS = 3;
  /** The part of a cell that a piece fills. */
  private static final double FILLED = 0.94;
  /** ms: a still needs no longer film. */
  private static final double LENGTH = 1000;

  private static final double CAPTION = 0.035;
  /** Where in its cell a name stands, from the top. */
  private static final double CAPTION_AT = 0.9;

  @Option(
      names = "--moment",
      paramLabel = "SHARE",
      description = "which moment of each, as a share of its length (default: ${DEFAULT-VALUE})")
  private double moment = 0.6;

  @Override
  public GridSize usualFirst(GridSize all) {
    return all;
  }

  @Override
  public GridSize usualLast(GridSize all) {
    return all;
  }

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public Plan plan(Setting setting) {
    Compositions[] pieces = Compositions.values();
    int rows = (pieces.length + COLUMNS - 1) / COLUMNS;
    List<Tile> tiles = new ArrayList<>();
    List<Caption> captions = new ArrayList<>();
    for (int i = 0; i < pieces.length; i++) {
      int column = i % COLUMNS;
      int row = i / COLUMNS;
      add(tiles, pieces[i], setting, column, row);
      double middle = (column + 0.5) / COLUMNS;
      double low = (row + CAPTION_AT) / rows;
      captions.add(new Caption(
          pieces[i].word().toLowerCase(Locale.ROOT).replace('-', ' '),
          CAPTION,
          List.of(new CaptionKeyFrame(0, middle, low, 1, Easing.STEP))));
    }
    var view = new CameraKeyFrame(0, COLUMNS / 2.0, rows / 2.0, COLUMNS, rows, Easing.STEP);
    return new Plan(LENGTH, List.of(), tiles, List.of(view), captions, List.of());
  }

  /** Adds what is seen of a piece, as still tiles in its cell of the sheet. */
  private void add(List<Tile> tiles, Compositions piece, Setting setting, int column, int row) {
    Composition composition = piece.create();
    GridSize all = setting.clips().grid();
    Canvas canvas = setting.canvas();
    Canvas own = new Canvas(
        canvas.width(),
        canvas.height(),
        canvas.rate(),
        all,
        composition.usualFirst(all),
        composition.usualLast(all));
    Plan plan = composition.plan(
        Setting.of(setting.clips(), own, new SplittableRandom(setting.random().nextLong())));
    double at = moment * plan.millis();
    CameraKeyFrame view = CameraKeyFrame.at(plan.views(), at);
    for (Tile tile : plan.tiles()) {
      Tile small = small(tile, view, at, column, row);
      if (small != null) {
        tiles.add(small);
      }
    }
  }

  private static @Nullable Tile small(
      Tile tile, CameraKeyFrame view, double at, int column, int row) {
    TileKeyFrame pose = TileKeyFrame.at(tile.poses(), at);
    if (pose == null || pose.alpha() <= 0) {
      return null;
    }
    double scaleX = pose.scaleX() / view.columns();
    double scaleY = pose.scaleY() / view.rows();
    double x = (tile.x() + pose.dx() + tile.circling().dx(at) - view.x()) / view.columns();
    double y = (tile.y() + pose.dy() + tile.circling().dy(at) - view.y()) / view.rows();
    if (Math.abs(x) + scaleX / 2 > 0.5 || Math.abs(y) + Math.min(scaleY, 1) / 2 > 0.5) {
      return null;
    }
    var still = new TileKeyFrame(
        0,
        pose.brightness(),
        pose.alpha(),
        scaleX * FILLED,
        scaleY * FILLED,
        pose.rotation(),
        0,
        0,
        Easing.STEP);
    return new Tile(
        tile.picture().at(0),
        column + 0.5 + x * FILLED,
        row + 0.5 + y * FILLED,
        tile.rows(),
        Circling.NONE,
        List.of(still));
  }
}
