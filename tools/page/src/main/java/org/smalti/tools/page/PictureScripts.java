package org.smalti.tools.page;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
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
  /** Of a script for each picture, about. */
  static final long PICTURE_BYTES = 2000;

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

  /** A picture of several samples, one data script. */
  private static final class Sheet {
    private final String kind;
    private final int number;
    private final int[] samples;

    Sheet(String kind, int number, int... samples) {
      this.kind = kind;
      this.number = number;
      this.samples = samples;
    }
  }

  private List<Sheet> all() {
    List<Sheet> all = new ArrayList<>();
    int blocks = blocks(layout.size().columns()) * blocks(layout.size().rows());
    for (int i = 0; i < blocks; i++) {
      all.add(new Sheet(ATLAS, i, inBlock(i)));
    }
    for (int i = 0; i * each() < sheets.length; i++) {
      all.add(new Sheet(NEAR, i, inSheet(i)));
    }
    return all;
  }

  /** Whether any sample is seen. */
  boolean isAnySeen() {
    return IntStream.range(0, layout.cells().length).anyMatch(pictures::has);
  }

  /** Whether an earlier run has written all sheets. */
  boolean areWritten(SiteFolder site, SiteFolder.Earlier earlier) {
    return all().stream()
        .allMatch(sheet -> site.isWritten(sheet.kind, sheet.number, sheet.samples, earlier));
  }

  /** Writes all sheets, several at once. */
  void write(SiteFolder site, SiteFolder.Earlier earlier, CommandContext options) {
    List<Sheet> all = all();
    try (Run run = options.begin(STAGE, all.size(), Unit.FILES);
        Workers workers = new Workers(options.threads())) {
      workers.each(all.size(), i -> {
        run.throwIfCancelled();
        Sheet sheet = all.get(i);
        site.script(
            sheet.kind,
            sheet.number,
            sheet.samples,
            earlier,
            value -> value.base64(JpegEncoder.encode(
                sheet.kind.equals(ATLAS)
                    ? block(sheet.samples, sheet.number)
                    : sheet(sheet.samples))));
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
