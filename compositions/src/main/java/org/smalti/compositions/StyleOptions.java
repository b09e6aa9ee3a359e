package org.smalti.compositions;

import org.smalti.compositions.render.Fit;
import org.smalti.compositions.render.PictureStyle;
import org.smalti.core.SmaltiException;
import picocli.CommandLine.Option;

/** The options of how a film looks, whatever is in it. */
final class StyleOptions {
  @Option(
      names = "--fit",
      paramLabel = "WAY",
      description = "fill: cut what does not fit into a tile; contain: show all of it; smart: fill,"
          + " but contain where more than 40 %% would be cut (default: ${DEFAULT-VALUE})")
  private Fit fit = Fit.FILL;

  @Option(
      names = "--margin",
      paramLabel = "SHARE",
      description = "the gap between tiles, 1 for a whole cell (default: 0.0667)")
  private double margin = PictureStyle.USUAL.margin();

  @Option(
      names = "--trails",
      paramLabel = "SHARE",
      description = "how much of its light a picture leaves to the next one, 0 to 0.98"
          + " (default: ${DEFAULT-VALUE})")
  private double trails;

  @Option(
      names = "--noise",
      paramLabel = "SHARE",
      description = "film grain, 0 to 1 (default: ${DEFAULT-VALUE})")
  private double noise;

  /**
   * @param seed of the grain
   * @throws SmaltiException if an option is out of its range
   */
  PictureStyle style(long seed) {
    return new PictureStyle(fit, margin, trails, noise, seed);
  }
}
