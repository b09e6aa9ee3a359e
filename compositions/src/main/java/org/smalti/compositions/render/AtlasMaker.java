package org.smalti.compositions.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.compositions.sources.RenderContext;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Failure;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.media.Deinterlace;
import org.smalti.media.cut.PartFile;

/** Reads the pictures of all tiles that are ever seen, each source in one go. */
final class AtlasMaker {
  private static final String STAGE = "pictures";

  /** s: a longer picture only makes the scratch larger, as it swings to and fro. */
  private static final int LONGEST = 10;

  private final Canvas canvas;
  private final Deinterlace deinterlace;
  private final Fit fit;
  private final RenderContext context;

  AtlasMaker(Canvas canvas, Deinterlace deinterlace, Fit fit, RenderContext context) {
    this.canvas = canvas;
    this.deinterlace = deinterlace;
    this.fit = fit;
    this.context = context;
  }

  /** A tile that is seen. */
  private record Wanted(int order, Tile tile, TileSight sight, SourcePictures.PictureSpan span) {}

  /**
   * Reads what is seen from one time to another.
   *
   * @param from ms
   * @param until ms
   */
  Atlas read(Plan plan, CameraRange camera, double from, double until) {
    Map<String, List<Wanted>> wanted = wanted(plan, camera, from, until);
    List<PictureWork.PictureOrder> orders = orders(wanted);
    Map<Integer, Atlas.Entry> entries = new TreeMap<>();
    int[] sources = new int[1];
    try (Run run = context.stages().begin(STAGE, orders.size(), Unit.FILES)) {
      var batch = Batch.of(STAGE, orders).named(order -> order.source().filename());
      context
          .engine()
          .map(
              batch,
              new PictureWork(context.media(), context.sound()),
              (order, damage) -> {
                sources[0]++;
                String name = order.source().filename();
                PartFile part =
                    PartFile.open(Path.of(order.part()), context.scratch().channels());
                List<Wanted> tiles = wanted.getOrDefault(name, List.of());
                for (int i = 0; i < tiles.size(); i++) {
                  entries.put(tiles.get(i).order, entry(tiles.get(i), part, i));
                }
                if (!damage.isEmpty()) {
                  run.skip(Failure.incomplete(name, STAGE, damage));
                }
              },
              context.journal(),
              run);
      return new Atlas(new ArrayList<>(entries.values()), sources[0]);
    }
  }

  private static Atlas.Entry entry(Wanted wanted, PartFile part, int index) {
    SourcePictures.PictureSpan span = wanted.span;
    return new Atlas.Entry(
        wanted.tile, wanted.sight, part, index, new Mipmap(span.width(), span.height()));
  }

  private List<PictureWork.PictureOrder> orders(Map<String, List<Wanted>> wanted) {
    List<PictureWork.PictureOrder> orders = new ArrayList<>();
    wanted.forEach((name, tiles) -> {
      var source = new SourcePictures(
          name,
          canvas.rate(),
          deinterlace,
          fit,
          new ArrayList<>(tiles.stream().map(Wanted::span).toList()));
      Path part = source.part(context.scratch(), context.media(), context.sound());
      orders.add(new PictureWork.PictureOrder(source, part.toString()));
    });
    return orders;
  }

  /** By source, in the order of their beginnings. */
  private Map<String, List<Wanted>> wanted(
      Plan plan, CameraRange camera, double from, double until) {
    Map<String, List<Wanted>> wanted = new TreeMap<>();
    TileRange range = new TileRange();
    int first = camera.partOf(from);
    int last = camera.partOf(until);
    int order = 0;
    for (Tile tile : plan.tiles()) {
      TileSight sight = TileSight.of(tile, camera, range, first, last);
      if (sight != null) {
        var span = span(tile, sight, camera.begin(sight.last() + 1));
        wanted
            .computeIfAbsent(tile.filename(), name -> new ArrayList<>())
            .add(new Wanted(order++, tile, sight, span));
      }
    }
    wanted
        .values()
        .forEach(tiles -> tiles.sort(Comparator.comparingDouble(tile -> tile.span.start())));
    return wanted;
  }

  /** As many pictures as there are, as the tile runs through while it is seen, and as the scratch should hold. */
  private SourcePictures.PictureSpan span(Tile tile, TileSight sight, double gone) {
    TilePicture picture = tile.picture();
    double frame = canvas.rate().millis(1);
    double ran = (gone - tile.poses().get(0).at()) * picture.speed();
    double frames = Math.min(picture.dur(), LONGEST * 1000.0) / frame;
    double run = Math.ceil(ran / frame) + 1;
    return new SourcePictures.PictureSpan(
        Math.max(0, picture.start()),
        (int) Math.max(1, Math.min(Math.round(frames), run)),
        sight.width(),
        sight.height(),
        picture.crop(),
        picture.colour(),
        picture.origin());
  }
}
