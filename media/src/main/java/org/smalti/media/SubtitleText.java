package org.smalti.media;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.bytedeco.ffmpeg.avcodec.AVSubtitle;
import org.bytedeco.ffmpeg.avcodec.AVSubtitleRect;
import org.bytedeco.javacpp.BytePointer;

/** Takes the text of libav's subtitles, without its styles. Not for use by several threads at once. */
final class SubtitleText {
  /** libav gives every text as an event of Advanced SubStation Alpha, whose text is what follows eight commas. */
  private static final int FIELDS_BEFORE_TEXT = 8;

  private static final Pattern STYLE = Pattern.compile("\\{[^}]*\\}");

  private final Charset encoding;
  private long foreign;

  /** @param encoding of texts that are not UTF-8 */
  SubtitleText(Charset encoding) {
    this.encoding = encoding;
  }

  /** How many texts were not UTF-8 so far. */
  long foreign() {
    return foreign;
  }

  /** Lines separated by {@code \n}; empty where there is none. */
  String of(AVSubtitle subtitle) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < subtitle.num_rects(); i++) {
      AVSubtitleRect rectangle = subtitle.rects(i);
      String event = decoded(rectangle.ass());
      String line = event.isEmpty() ? decoded(rectangle.text()) : plain(afterFields(event));
      if (!line.isEmpty()) {
        text.append(text.isEmpty() ? "" : "\n").append(line);
      }
    }
    return text.toString().strip();
  }

  private String decoded(BytePointer text) {
    if (text == null || text.isNull()) {
      return "";
    }
    byte[] coded = text.getStringBytes();
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(coded)).toString();
    } catch (CharacterCodingException otherEncoding) {
      foreign++;
      return new String(coded, encoding);
    }
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
