package org.smalti.compositions.render;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.smalti.compositions.Canvas;
import org.smalti.compositions.Plan;
import org.smalti.compositions.Tile;
import org.smalti.core.run.Batch;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;

/** Reads the pictures of all tiles that are ever seen, each source in one go. */
final class AtlasMaker {
  /** s: a longer picture only makes the scratch larger, as it swings to and fro. */
  private static final int LONGEST = 10;

  private final Canvas canvas;
  private final RenderContext context;

  AtlasMaker(Canvas canvas, RenderContext context) {
    this.canvas = canvas;
    this.context = context;
  }

  /** A tile that is seen. */
  private record Wanted(int order, Tile tile, SourcePictures.PictureSpan span) {}

  Atlas read(Plan plan) {
    Map<String, List<Wanted>> wanted = wanted(plan);
    List<PictureWork.Order> orders = orders(wanted);
    Map<Integer, Atlas.Entry> entries = new TreeMap<>();
    List<FileChannel> channels = new ArrayList<>();
    try (Run run = context.stages().begin("pictures", orders.size(), Unit.FILES)) {
      var batch = Batch.of("pictures", orders).named(order -> order.source().filename());
      context
          .engine()
          .map(
              batch,
              new PictureWork(context.media()),
              (order, part) -> {
                FileChannel channel = open(part);
                channels.add(channel);
                long offset = 0;
                for (Wanted tile : wanted.getOrDefault(order.source().filename(), List.of())) {
                  entries.put(tile.order, entry(tile, channel, offset));
                  offset += tile.span.bytes();
                }
              },
              context.journal(),
              run);
      return new Atlas(new ArrayList<>(entries.values()), channels);
    } catch (RuntimeException e) {
      new Atlas(List.of(), channels).close();
      throw e;
    }
  }

  private static Atlas.Entry entry(Wanted wanted, FileChannel channel, long offset) {
    SourcePictures.PictureSpan span = wanted.span;
    return new Atlas.Entry(
        wanted.tile, channel, offset, span.frames(), new Mipmap(span.width(), span.height()));
  }

  private List<PictureWork.Order> orders(Map<String, List<Wanted>> wanted) {
    List<PictureWork.Order> orders = new ArrayList<>();
    wanted.forEach((name, tiles) -> {
      var source = new SourcePictures(
          name, canvas.rate(), new ArrayList<>(tiles.stream().map(Wanted::span).toList()));
      Path part = source.part(context.scratch(), context.media());
      orders.add(new PictureWork.Order(source, part.toString()));
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
        double frames = Math.min(tile.dur(), LONGEST * 1000.0) / canvas.rate().millis(1);
        var span = new SourcePictures.PictureSpan(
            Math.max(0, tile.start()),
            (int) Math.max(1, Math.round(frames)),
            size[0],
            size[1],
            tile.colour());
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

  private static FileChannel open(String part) {
    try {
      return FileChannel.open(Path.of(part), StandardOpenOption.READ);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
