package org.smalti.core.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.Graphics2D;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Objects;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TextGraphicsTest {
  @TempDir
  private Path folder = Path.of("");

  @Test
  void anSvgHasTheOutlinesOfTheFontItIsGivenWhateverFontsAreInstalled()
      throws IOException, FontFormatException {
    // No font that can be found by this one's name looks like it.
    Font given = font("Inter-LightItalic.otf").deriveFont(24f);
    Path text = drawn("text.svg", canvas -> {
      canvas.setFont(given);
      canvas.drawString("What is heard", 10, 40);
    });
    Path outlines = drawn(
        "outlines.svg",
        canvas -> canvas.fill(new TextLayout("What is heard", given, canvas.getFontRenderContext())
            .getOutline(AffineTransform.getTranslateInstance(10, 40))));
    assertThat(text).hasSameBinaryContentAs(outlines);
  }

  private Path drawn(String name, Consumer<Graphics2D> content) {
    PictureFile picture = new PictureFile(folder.resolve(name), 300, 100);
    picture.draw(content);
    return picture.file();
  }

  private static Font font(String name) throws IOException, FontFormatException {
    try (InputStream file = Objects.requireNonNull(
        TextGraphicsTest.class.getResourceAsStream("/com/formdev/flatlaf/fonts/inter/" + name))) {
      return Font.createFont(Font.TRUETYPE_FONT, file);
    }
  }
}
