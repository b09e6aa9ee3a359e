package org.smalti.core.draw;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;
import javax.imageio.ImageIO;
import org.jfree.svg.SVGGraphics2D;
import org.jfree.svg.SVGHints;
import org.smalti.core.SmaltiException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.table.CellFormat;

/**
 * A picture file, PNG or SVG by its name. In SVG, text is drawn as outlines, so that it needs no font to be seen; only
 * scripts that the {@linkplain BundledFont own font} lacks stay text.
 */
public record PictureFile(Path file, int width, int height) {
  private static final int SMALLEST = 100;
  private static final int LARGEST = 20_000;

  /** @throws SmaltiException if the name ends neither in .png nor .svg, or the size is unreasonable */
  public PictureFile {
    require(file, width);
    check("height", height);
  }

  /**
   * Makes sure that a picture can have this name and width: for those whose height is known only after the work.
   *
   * @throws SmaltiException if it can't
   */
  public static void require(Path file, int width) {
    if (!hasEnding(file, ".png") && !hasEnding(file, ".svg")) {
      throw SmaltiException.usage(file + ": pictures end in .png or .svg");
    }
    check("width", width);
  }

  /** Draws the picture into a temporary file and moves it into place. */
  public void draw(Consumer<Graphics2D> content) {
    byte[] vector = hasEnding(file, ".svg") ? svg(content) : new byte[0];
    BufferedImage pixels = vector.length == 0 ? png(content) : null;
    try (AtomicFile whole = AtomicFile.to(file)) {
      try (OutputStream out = Files.newOutputStream(whole.temporary())) {
        if (pixels == null) {
          out.write(vector);
        } else {
          ImageIO.setUseCache(false);
          ImageIO.write(pixels, "png", out);
        }
      } catch (IOException e) {
        // The reason why a picture can't be written is the cause of its exception.
        throw whole.unwritable(e.getCause() instanceof IOException why ? why : e);
      }
      whole.commit();
    }
  }

  private BufferedImage png(Consumer<Graphics2D> content) {
    BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
    Graphics2D canvas = image.createGraphics();
    paint(canvas, content);
    canvas.dispose();
    return image;
  }

  private byte[] svg(Consumer<Graphics2D> content) {
    SVGGraphics2D canvas = new SVGGraphics2D(width, height);
    canvas.setDefsKeyPrefix("smalti");
    canvas.setRenderingHint(SVGHints.KEY_DRAW_STRING_TYPE, SVGHints.VALUE_DRAW_STRING_TYPE_VECTOR);
    canvas.setGeomDoubleConverter(number -> CellFormat.decimal(number, 2));
    paint(canvas, content);
    return canvas.getSVGDocument().getBytes(StandardCharsets.UTF_8);
  }

  private void paint(Graphics2D canvas, Consumer<Graphics2D> content) {
    canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
    canvas.setRenderingHint(
        RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    canvas.setFont(BundledFont.REGULAR.deriveFont(13f));
    canvas.setPaint(Color.WHITE);
    canvas.fillRect(0, 0, width, height);
    content.accept(TextGraphics.of(canvas));
  }

  private static boolean hasEnding(Path file, String ending) {
    return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
  }

  private static void check(String option, int pixels) {
    if (pixels < SMALLEST || pixels > LARGEST) {
      throw SmaltiException.usage(
          option + " must be " + SMALLEST + " to " + LARGEST + " pixels, not " + pixels);
    }
  }
}
