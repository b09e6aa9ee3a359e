package org.smalti.media;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.avutil.AVDictionaryEntry;
import org.bytedeco.ffmpeg.avutil.AVRational;
import org.bytedeco.ffmpeg.avutil.LogCallback;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.Loader;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/**
 * Translates between Java and libav: error codes to sentences, texts, options and fractions. What libav logs is not
 * printed but kept for each thread, so that an error message can quote it.
 */
final class Libav {
  static {
    // The error codes below are functions of its library.
    Loader.load(avutil.class);
  }

  /**
   * libav's AV_NOPTS_VALUE: there is no time stamp. A constant, so that what only compares with it does not load libav.
   */
  static final long NO_TIME = Long.MIN_VALUE;

  static final int EAGAIN = org.bytedeco.ffmpeg.presets.avutil.AVERROR_EAGAIN();
  static final int EOF = avutil.AVERROR_EOF;

  private static final int ENOSPC = org.bytedeco.ffmpeg.presets.avutil.AVERROR_ENOSPC();
  private static final int LINES_KEPT = 3;
  private static final ThreadLocal<Deque<String>> RECENT_LOG =
      ThreadLocal.withInitial(ArrayDeque::new);
  /** {@code [mp3 @ 0x7f6a]}: which of libav's objects has logged a line. */
  private static final Pattern ORIGIN = Pattern.compile("\\[[^\\]]* @ 0x[0-9a-fA-F]+\\]\\s*");

  private static final Listener LISTENER = new Listener();

  static {
    MediaLog.whenChanged(() -> avutil.av_log_set_level(
        MediaLog.reader() == null ? avutil.AV_LOG_ERROR : avutil.AV_LOG_VERBOSE));
    avutil.setLogCallback(LISTENER);
  }

  private Libav() {}

  /** Forgets what libav has logged in this thread so far. */
  static void forgetLog() {
    RECENT_LOG.get().clear();
  }

  /** Whether libav has logged something since its log was forgotten, in this thread. */
  static boolean hasLogged(Pattern what) {
    Deque<String> lines = RECENT_LOG.get();
    return !lines.isEmpty() && lines.stream().anyMatch(what.asPredicate());
  }

  /** What an error code means, with what libav has logged last in this thread, in one line. */
  static String why(int error) {
    byte[] text = new byte[256];
    avutil.av_strerror(error, text, text.length);
    int end = 0;
    while (end < text.length && text[end] != 0) {
      end++;
    }
    String meaning = new String(text, 0, end, StandardCharsets.UTF_8);
    String logged = RECENT_LOG.get().stream().distinct().collect(Collectors.joining("; "));
    return logged.isEmpty() || logged.equals(meaning) ? meaning : meaning + ": " + logged;
  }

  /** Throws if a call failed while a file was written. */
  static void checkWrite(int result, String name, String doing) {
    if (result == ENOSPC) {
      throw new SmaltiException(
          Reason.OUTPUT,
          name
              + " can't be written: the disk is full; free some space and run the same command again");
    }
    if (result < 0) {
      throw new SmaltiException(Reason.FFMPEG, name + ": " + doing + " failed: " + why(result));
    }
  }

  /** libav's dictionary of these options. */
  static AVDictionary dictionary(NativeResources natives, Map<String, String> options) {
    AVDictionary dictionary = natives.own(new AVDictionary(null), avutil::av_dict_free);
    put(options, dictionary);
    return dictionary;
  }

  /** Adds tags to a dictionary that one of libav's objects owns; it may be null so far. */
  static void putAll(
      Map<String, String> tags, Consumer<AVDictionary> owner, @Nullable AVDictionary dictionary) {
    AVDictionary owned = dictionary == null ? new AVDictionary(null) : dictionary;
    put(tags, owned);
    owner.accept(owned);
  }

  /** In the order of names: that of a map may change from process to process, and with it the bytes of a file. */
  private static void put(Map<String, String> options, AVDictionary dictionary) {
    new TreeMap<>(options).forEach((name, value) -> {
      try (BytePointer key = new BytePointer(name, StandardCharsets.UTF_8);
          BytePointer text = new BytePointer(value, StandardCharsets.UTF_8)) {
        avutil.av_dict_set(dictionary, key, text, 0);
      }
    });
  }

  /** The names in a dictionary, separated by commas. */
  static String names(AVDictionary dictionary) {
    List<String> names = new ArrayList<>();
    AVDictionaryEntry entry = avutil.av_dict_iterate(dictionary, null);
    while (entry != null) {
      names.add(text(entry.key()));
      entry = avutil.av_dict_iterate(dictionary, entry);
    }
    return String.join(", ", names);
  }

  static String text(BytePointer pointer) {
    return pointer == null || pointer.isNull() ? "" : pointer.getString(StandardCharsets.UTF_8);
  }

  /** The value of a fraction, 0 if its denominator is 0. */
  static double number(AVRational fraction) {
    return fraction.den() == 0 ? 0 : (double) fraction.num() / fraction.den();
  }

  /** Receives libav's messages. */
  private static final class Listener extends LogCallback {
    @Override
    public void call(int level, BytePointer message) {
      Consumer<String> reader = MediaLog.reader();
      if (level > avutil.AV_LOG_ERROR && reader == null) {
        return;
      }
      String line = text(message).strip();
      if (reader != null && !line.isEmpty()) {
        reader.accept("libav: " + line);
      }
      Deque<String> lines = RECENT_LOG.get();
      if (!line.isEmpty() && level <= avutil.AV_LOG_ERROR) {
        lines.addLast(ORIGIN.matcher(line).replaceAll("").replaceAll("\\s*[\\r\\n]+\\s*", " "));
      }
      if (lines.size() > LINES_KEPT) {
        lines.removeFirst();
      }
    }
  }
}
