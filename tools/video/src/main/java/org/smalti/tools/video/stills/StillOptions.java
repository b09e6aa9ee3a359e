package org.smalti.tools.video.stills;

import org.jspecify.annotations.Nullable;
import org.smalti.media.DeinterlaceOption;
import org.smalti.media.Interpolation;
import org.smalti.media.StillEncoder;
import org.smalti.media.StillFormat;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The options that say in which form pictures are written. */
final class StillOptions {
  @Option(
      names = "--format",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES}; raw is the bare planes of --pixel-format"
          + " (default: ${DEFAULT-VALUE})")
  private StillFormat format = StillFormat.JPG;

  @Option(
      names = "--quality",
      paramLabel = "N",
      description =
          "of jpg and webp, 1 to 100; webp is lossless at 100 (default: ${DEFAULT-VALUE})")
  private int quality = StillEncoder.USUAL_QUALITY;

  @Option(
      names = "--size",
      paramLabel = "SIZE",
      description =
          "640x360: as large as fits into it; 640x, x360: so wide or high; 224x224!: exactly,"
              + " stretched; 50%% (default: as the film is shown)")
  private @Nullable String size;

  @Option(
      names = "--pixel-format",
      paramLabel = "NAME",
      description =
          "libav's name: yuv444p for jpg without loss of colour detail, rgb48be or gray for png,"
              + " any for raw (default: yuv420p for jpg and webp, rgb24 for png and raw)")
  private String pixelFormat = "";

  @Option(
      names = "--interpolation",
      paramLabel = "NAME",
      description =
          "how pictures are scaled: ${COMPLETION-CANDIDATES} (default: area where they get"
              + " smaller, else fast-bilinear)")
  private @Nullable Interpolation interpolation;

  @Mixin
  private DeinterlaceOption deinterlace = new DeinterlaceOption();

  /** @throws org.smalti.core.SmaltiException if there is no such form */
  StillForm form() {
    String wanted = size;
    StillForm form = new StillForm(
        format,
        quality,
        wanted == null ? StillSize.AS_SHOWN : StillSize.parse(wanted),
        pixelFormat,
        interpolation,
        deinterlace.deinterlace());
    form.encoder().close();
    return form;
  }
}
