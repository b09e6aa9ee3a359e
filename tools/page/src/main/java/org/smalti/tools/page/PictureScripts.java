package org.smalti.tools.page;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.smalti.compositions.render.SamplePictures;
import org.smalti.core.cli.CommandContext;
import org.smalti.core.run.Run;
import org.smalti.core.run.Unit;
import org.smalti.core.run.Workers;

/**
 * The pictures of the page: an atlas of small ones in square blocks, and sheets of larger ones that move, a row of
 * pictures for each sample.
 */
final class PictureScripts {
  static final String ATLAS = "pictures";
  static final String NEAR = "near";
  private static final String STAGE = "sheets";
  /** Pictures in a sheet, about. */
  private static final int SHEET = 64;

  private final PageLayout layout;
  private final SamplePictures pictures;
  private final AtlasPictureSize size;
  private final int frames;
  private final int[] nearPart;
  private final int[] nearRow;
  /** The samples in the sheets, in the order of the map. */
  private final int[] sheets;

  /** @param frames pictures of a sample that moves; 0 for no larger pictures at all */
  PictureScripts(PageLayout layout, SamplePictures pictures, int frames) {
    this.layout = layout;
    this.pictures = pictures;
    this.frames = frames;
    size = AtlasPictureSize.of(layout.size());
    nearPart = new int[layout.cells().length];
    nearRow = new int[layout.cells().length];
    Arrays.fill(nearPart, -1);
    sheets = frames == 0
        ? new int[0]
        : Arrays.stream(layout.order()).filter(pictures::has).toArray();
    for (int i = 0; i < sheets.length; i++) {
      nearPart[sheets[i]] = i / each();
      nearRow[sheets[i]] = i % each();
    }
  }

  private int each() {
    return Math.max(1, SHEET / Math.max(1, frames));
  }

  /** Writes all sheets, several at once. */
  void write(SiteFolder site, SiteFolder.Earlier earlier, CommandContext options) {
    int across = blocks(layout.size().columns());
    int blocks = across * blocks(layout.size().rows());
    int count = (sheets.length + each() - 1) / each();
    int[][] samples = new int[blocks][];
    for (int b = 0; b < blocks; b++) {
      samples[b] = inBlock(b);
    }
    try (Run run = options.begin(STAGE, blocks + count, Unit.FILES);
        Workers workers = new Workers(options.threads())) {
      workers.each(blocks + count, i -> {
        run.throwIfCancelled();
        if (i < blocks) {
          site.script(
              ATLAS,
              i,
              samples[i],
              earlier,
              value -> value.base64(JpegEncoder.encode(block(samples[i], i))));
        } else {
          int[] rows = inSheet(i - blocks);
          site.script(
              NEAR,
              i - blocks,
              rows,
              earlier,
              value -> value.base64(JpegEncoder.encode(sheet(rows))));
        }
        run.advance(1);
      });
    }
  }

  private int blocks(int cells) {
    return (cells + size.block() - 1) / size.block();
  }

  private int blockOf(int sample) {
    int cell = layout.cells()[sample];
    int x = layout.size().x(cell) / size.block();
    int y = layout.size().y(cell) / size.block();
    return y * blocks(layout.size().columns()) + x;
  }

  private int[] inBlock(int block) {
    return IntStream.range(0, layout.cells().length)
        .filter(sample -> blockOf(sample) == block && pictures.has(sample))
        .toArray();
  }

  private BufferedImage block(int[] samples, int block) {
    int side = size.block();
    int across = blocks(layout.size().columns());
    int left = block % across * side;
    int top = block / across * side;
    BufferedImage sheet = new BufferedImage(
        Math.min(side, layout.size().columns() - left) * size.width(),
        Math.min(side, layout.size().rows() - top) * size.height(),
        BufferedImage.TYPE_INT_RGB);
    for (int sample : samples) {
      int cell = layout.cells()[sample];
      int x = (layout.size().x(cell) - left) * size.width();
      int y = (layout.size().y(cell) - top) * size.height();
      int[] rgb = pictures.rgb(sample, 0, size.width(), size.height());
      sheet.setRGB(x, y, size.width(), size.height(), rgb, 0, size.width());
    }
    return sheet;
  }

  private int[] inSheet(int part) {
    return Arrays.copyOfRange(sheets, part * each(), Math.min(sheets.length, (part + 1) * each()));
  }

  private BufferedImage sheet(int[] samples) {
    BufferedImage sheet = new BufferedImage(
        frames * AtlasPictureSize.NEAR_WIDTH,
        samples.length * AtlasPictureSize.NEAR_HEIGHT,
        BufferedImage.TYPE_INT_RGB);
    for (int row = 0; row < samples.length; row++) {
      for (int frame = 0; frame < frames; frame++) {
        int[] rgb = pictures.rgb(
            samples[row], frame, AtlasPictureSize.NEAR_WIDTH, AtlasPictureSize.NEAR_HEIGHT);
        sheet.setRGB(
            frame * AtlasPictureSize.NEAR_WIDTH,
            row * AtlasPictureSize.NEAR_HEIGHT,
            AtlasPictureSize.NEAR_WIDTH,
            AtlasPictureSize.NEAR_HEIGHT,
            rgb,
            0,
            AtlasPictureSize.NEAR_WIDTH);
      }
    }
    return sheet;
  }

  /** Writes the fields that say where the pictures are. */
  void describe(ScriptWriter head) {
    head.field("pictures").object(atlas -> {
      atlas.field("width").number(size.width());
      atlas.field("height").number(size.height());
      atlas.field("columns").number(layout.size().columns());
      atlas.field("rows").number(layout.size().rows());
      atlas.field("block").number(size.block());
      atlas.field("cells").integers(layout.cells());
    });
    head.field("near");
    if (sheets.length == 0) {
      head.nothing();
      return;
    }
    head.object(near -> {
      near.field("width").number(AtlasPictureSize.NEAR_WIDTH);
      near.field("height").number(AtlasPictureSize.NEAR_HEIGHT);
      near.field("frames").number(frames);
      near.field("each").number(each());
      near.field("part").integers(nearPart);
      near.field("row").integers(nearRow);
    });
  }
}
