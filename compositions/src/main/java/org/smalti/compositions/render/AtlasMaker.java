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
  private final RenderContext context;

  AtlasMaker(Canvas canvas, Deinterlace deinterlace, RenderContext context) {
    this.canvas = canvas;
    this.deinterlace = deinterlace;
    this.context = context;
  }

  /** A tile that is seen. */
  private record Wanted(int order, Tile tile, SourcePictures.PictureSpan span) {}

  Atlas read(Plan plan) {
    Map<String, List<Wanted>> wanted = wanted(plan);
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
    return new Atlas.Entry(wanted.tile, part, index, new Mipmap(span.width(), span.height()));
  }

  private List<PictureWork.PictureOrder> orders(Map<String, List<Wanted>> wanted) {
    List<PictureWork.PictureOrder> orders = new ArrayList<>();
    wanted.forEach((name, tiles) -> {
      var source = new SourcePictures(
          name,
          canvas.rate(),
          deinterlace,
          new ArrayList<>(tiles.stream().map(Wanted::span).toList()));
      Path part = source.part(context.scratch(), context.media(), context.sound());
      orders.add(new PictureWork.PictureOrder(source, part.toString()));
    });
    return orders;
  }

  /** By source, in the order of their beginnings. */
  private Map<String, List<Wanted>> wanted(Plan plan) {
    Map<String, List<Wanted>> wanted = new TreeMap<>();
    TileGeometry geometry = new TileGeometry(canvas);
    int order = 0;
    for (Tile tile : plan.tiles()) {
      int[] size = geometry.largest(tile, plan.views(), plan.wholeSeconds() * 1000.0);
      if (size != null) {
        double frames =
            Math.min(tile.picture().dur(), LONGEST * 1000.0) / canvas.rate().millis(1);
        var span = new SourcePictures.PictureSpan(
            Math.max(0, tile.picture().start()),
            (int) Math.max(1, Math.round(frames)),
            size[0],
            size[1],
            tile.picture().colour(),
            tile.picture().origin());
        wanted
            .computeIfAbsent(tile.filename(), name -> new ArrayList<>())
            .add(new Wanted(order++, tile, span));
      }
    }
    wanted
        .values()
        .forEach(tiles -> tiles.sort(Comparator.comparingDouble(tile -> tile.span.start())));
    return wanted;
  }
}
