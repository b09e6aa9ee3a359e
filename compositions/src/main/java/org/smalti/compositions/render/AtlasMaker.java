package org.smalti.compositions.render;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.smalti.compositions.plan.Canvas;
import org.smalti.compositions.plan.Plan;
import org.smalti.compositions.plan.Tile;
import org.smalti.compositions.plan.TilePicture;
import org.smalti.compositions.sources.PartWork;
import org.smalti.compositions.sources.RenderContext;
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
  /** Sources of which something was said to be missing: once is enough. */
  private final Set<String> incomplete = new HashSet<>();

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
    Map<Integer, Atlas.Entry> entries = new TreeMap<>();
    int[] sources = new int[1];
    context.read(
        STAGE,
        orders(wanted),
        new PictureWork(context.media(), context.sound()),
        (source, part, damage) -> {
          sources[0]++;
          List<Wanted> tiles = wanted.getOrDefault(source.filename(), List.of());
          for (int i = 0; i < tiles.size(); i++) {
            entries.put(tiles.get(i).order, entry(tiles.get(i), part, i));
          }
          return damage.isEmpty() || incomplete.add(source.filename()) ? damage : "";
        });
    return new Atlas(new ArrayList<>(entries.values()), sources[0]);
  }

  /**
   * How much room the pictures take that are seen from one time to another.
   *
   * @param from ms
   * @param until ms
   */
  long bytes(Plan plan, CameraRange camera, double from, double until) {
    return wanted(plan, camera, from, until).values().stream()
        .flatMap(List::stream)
        .map(Wanted::span)
        .mapToLong(span -> (long) span.frames() * new Mipmap(span.width(), span.height()).bytes())
        .sum();
  }

  /** Deletes what was read from one time to another, as no later picture needs it. */
  void forget(Plan plan, CameraRange camera, double from, double until) {
    orders(wanted(plan, camera, from, until))
        .forEach(order -> context.scratch().forget(Path.of(order.part())));
  }

  private static Atlas.Entry entry(Wanted wanted, PartFile part, int index) {
    SourcePictures.PictureSpan span = wanted.span;
    return new Atlas.Entry(
        wanted.tile, wanted.sight, part, index, new Mipmap(span.width(), span.height()));
  }

  private List<PartWork.PartOrder<SourcePictures>> orders(Map<String, List<Wanted>> wanted) {
    List<PartWork.PartOrder<SourcePictures>> orders = new ArrayList<>();
    wanted.forEach((name, tiles) -> {
      var source = new SourcePictures(
          name,
          deinterlace,
          fit,
          new ArrayList<>(tiles.stream().map(Wanted::span).toList()));
      Path part = source.part(context.scratch(), context.media(), context.sound());
      orders.add(new PartWork.PartOrder<>(source, part.toString()));
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
        frame,
        (int) Math.max(1, Math.min(Math.round(frames), run)),
        sight.width(),
        sight.height(),
        picture.crop(),
        picture.colour(),
        picture.origin());
  }
}
