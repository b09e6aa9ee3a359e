package org.smalti.media;

import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avcodec.AVSubtitleRect;

/** The text of libav's subtitles without its styles. */
final class SubtitleText {
  /** libav gives every text as an event of Advanced SubStation Alpha, whose text is what follows eight commas. */
  private static final int FIELDS_BEFORE_TEXT = 8;

  private static final Pattern STYLE = Pattern.compile("\\{[^}]*\\}");

  private SubtitleText() {}

  /** Lines separated by {@code \n}; empty where there is none. */
  static String of(AVSubtitle subtitle) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < subtitle.num_rects(); i++) {
      AVSubtitleRect rectangle = subtitle.rects(i);
      String event = Libav.text(rectangle.ass());
      String line = event.isEmpty() ? Libav.text(rectangle.text()) : plain(afterFields(event));
      if (!line.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n").append(line);
      }
    }
    return text.toString().strip();
  }

  private static String afterFields(String event) {
    int from = 0;
    for (int i = 0; i < FIELDS_BEFORE_TEXT; i++) {
      int comma = event.indexOf(',', from);
      if (comma < 0) {
        return event;
      }
      from = comma + 1;
    }
    return event.substring(from);
  }

  /** A text of Advanced SubStation Alpha without its styles. */
  private static String plain(String styled) {
    return STYLE
        .matcher(styled)
        .replaceAll("")
        .replace("\\N", "\n")
        .replace("\\n", "\n")
        .replace("\\h", " ")
        .strip();
  }
}
