package org.smalti.compositions.render;

import java.awt.Font;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.smalti.compositions.plan.Caption;
import org.smalti.compositions.plan.CaptionKeyFrame;

/**
 * Draws captions over a picture. Each line is rendered when it is first seen, and only so many are kept, so that
 * credits may be as long as they like. Lines that are too wide are broken. Safe for use by many threads.
 */
final class CaptionPainter {
  /** The widest line as a share of the picture's width. */
  private static final double WIDEST = 0.92;

  private static final int KEPT = 128;

  private final List<Text> texts = new ArrayList<>();
  private final int width;
  private final int height;
  private final Map<LineKey, CaptionLine> lines = new LinkedHashMap<>(16, 0.75f, true) {
    private static final long serialVersionUID = 1;

    @Override
    protected boolean removeEldestEntry(Map.Entry<LineKey, CaptionLine> eldest) {
      return size() > KEPT;
    }
  };

  /** A line of a text in its size. */
  private record LineKey(String text, double lineHeight) {}

  /** A caption, its lines as they fit into the picture, and their height in pixels. */
  private record Text(Caption caption, List<String> lines, double lineHeight) {}

  /**
   * @param width of the picture, even
   * @param height of the picture, even
   */
  CaptionPainter(List<Caption> captions, int width, int height) {
    this.width = width;
    this.height = height;
    for (Caption caption : captions) {
      double lineHeight = Math.max(4, caption.size() * height);
      texts.add(new Text(caption, broken(caption.text(), lineHeight), lineHeight));
    }
  }

  /** Draws what is written at a time in ms. */
  void draw(double millis, byte[] picture) {
    for (Text text : texts) {
      CaptionKeyFrame pose = CaptionKeyFrame.at(text.caption.poses(), millis);
      if (pose != null && pose.alpha() > 0) {
        draw(text, pose, picture);
      }
    }
  }

  private void draw(Text text, CaptionKeyFrame pose, byte[] picture) {
    double top = pose.y() * height - text.lines.size() * text.lineHeight / 2;
    int first = (int) Math.max(0, Math.floor(-top / text.lineHeight) - 2);
    int last =
        (int) Math.min(text.lines.size() - 1, Math.ceil((height - top) / text.lineHeight) + 1);
    for (int i = first; i <= last; i++) {
      if (!text.lines.get(i).isBlank()) {
        CaptionLine line = line(new LineKey(text.lines.get(i), text.lineHeight));
        double middle = top + (i + 0.5) * text.lineHeight;
        lay(
            line,
            pose.x() * width - line.width() / 2.0,
            middle - line.height() / 2.0,
            pose.alpha(),
            picture);
      }
    }
  }

  private synchronized CaptionLine line(LineKey key) {
    CaptionLine known = lines.get(key);
    if (known == null) {
      known = CaptionLine.of(key.text, key.lineHeight);
      lines.put(key, known);
    }
    return known;
  }

  private List<String> broken(String text, double lineHeight) {
    Font font = CaptionLine.font(lineHeight);
    List<String> fitting = new ArrayList<>();
    for (String line : text.split("\\R", -1)) {
      StringBuilder begun = new StringBuilder();
      for (String word : line.strip().split(" +", -1)) {
        String longer = begun.isEmpty() ? word : begun + " " + word;
        if (!begun.isEmpty() && CaptionLine.width(longer, font) > WIDEST * width) {
          fitting.add(begun.toString());
          begun.setLength(0);
          begun.append(word);
        } else {
          begun.setLength(0);
          begun.append(longer);
        }
      }
      fitting.add(begun.toString());
    }
    return fitting;
  }

  /** Lays a line over the picture at a place that need not be whole pixels, so that credits roll smoothly. */
  private void lay(CaptionLine line, double left, double top, double alpha, byte[] picture) {
    int opaque = (int) Math.round(256 * Math.max(0, Math.min(1, alpha)));
    Shift across = new Shift(left);
    Shift down = new Shift(top);
    int x0 = Math.max(0, across.whole);
    int x1 = Math.min(width, across.whole + line.width() + 1);
    int y0 = Math.max(0, down.whole);
    int y1 = Math.min(height, down.whole + line.height() + 1);
    CaptionLine.Overlay overlay = line.overlay();
    for (int y = y0; y < y1; y++) {
      for (int x = x0; x < x1; x++) {
        int u = x - across.whole;
        int v = y - down.whole;
        int cover = (between(line, overlay.cover, u, v, across.part, down.part) * opaque) >> 8;
        if (cover > 0) {
          int light = (between(line, overlay.light, u, v, across.part, down.part) * opaque) >> 8;
          int at = y * width + x;
          int under = (picture[at] & 0xff) * (255 - cover) + 127;
          picture[at] = (byte) Math.min(255, under / 255 + light);
        }
      }
    }
    for (int y = y0 / 2; y < y1 / 2; y++) {
      for (int x = x0 / 2; x < x1 / 2; x++) {
        int u = 2 * x - across.whole;
        int v = 2 * y - down.whole;
        int cover = (between(line, overlay.cover, u, v, across.part, down.part) * opaque) >> 8;
        if (cover > 0) {
          int at = width * height + y * (width / 2) + x;
          fade(picture, at, cover);
          fade(picture, at + width * height / 4, cover);
        }
      }
    }
  }

  private static void fade(byte[] picture, int at, int cover) {
    int old = (picture[at] & 0xff) - Yuv.GREY;
    picture[at] = (byte) (Yuv.GREY + old * (255 - cover) / 255);
  }

  /** A place as a whole pixel and the part of one, in 1/256, that what lies there is further right or below. */
  private static final class Shift {
    final int whole;
    final int part;

    Shift(double place) {
      whole = (int) Math.floor(place);
      part = (int) ((place - whole) * 256);
    }
  }

  /** A value of an overlay that is moved by parts of a pixel; beside it there is nothing. */
  private static int between(CaptionLine line, byte[] plane, int u, int v, int right, int down) {
    int here = at(line, plane, u, v) * (256 - right) + at(line, plane, u - 1, v) * right;
    int above = at(line, plane, u, v - 1) * (256 - right) + at(line, plane, u - 1, v - 1) * right;
    return (here * (256 - down) + above * down + (1 << 15)) >> 16;
  }

  private static int at(CaptionLine line, byte[] plane, int u, int v) {
    return u < 0 || v < 0 || u >= line.width() || v >= line.height()
        ? 0
        : plane[v * line.width() + u] & 0xff;
  }
}
