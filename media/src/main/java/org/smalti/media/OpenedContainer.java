package org.smalti.media;

import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVInputFormat;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;
import org.jspecify.annotations.Nullable;
import org.smalti.core.SmaltiException;

/**
 * A container that libav has opened, before it has looked for streams.
 *
 * @param context owned by the resources that it was opened with
 * @param remark what a person should know of its header: that it says less than there is; empty if nothing
 */
record OpenedContainer(AVFormatContext context, String remark) {
  /**
   * Opens a source. Where that fails, libav frees its context and sets the address to null.
   *
   * @param natives own what is opened
   * @throws SmaltiException if it can't be opened
   */
  static OpenedContainer of(MediaSource source, NativeResources natives) {
    return of(source, 0, natives);
  }

  /** The same of a local file from a byte on, as if it began there. */
  static OpenedContainer of(MediaSource source, long begin, NativeResources natives) {
    HeaderCorrection correction = begin > 0 || source.generated() || source.channel() != null
        ? HeaderCorrection.NONE
        : source.path().flatMap(HeaderCorrection::of).orElse(HeaderCorrection.NONE);
    AVFormatContext opening =
        natives.own(avformat.avformat_alloc_context(), avformat::avformat_close_input);
    ReadableByteChannel channel = channel(source, begin, correction, natives);
    if (channel != null) {
      ChannelIo io = natives.own(ChannelIo.reading(channel), ChannelIo::close);
      opening.pb(io.context());
      opening.flags(opening.flags() | AVFormatContext.AVFMT_FLAG_CUSTOM_IO);
    }
    opening.interrupt_callback().callback(Deadline.Callback.INSTANCE);
    Map<String, String> options = new HashMap<>(source.options().libav());
    options.put("protocol_whitelist", String.join(",", source.options().protocols()));
    options.put("format_whitelist", source.formats());
    Deadline.in(source.options().openWithin());
    try (NativeResources scope = new NativeResources();
        BytePointer url = new BytePointer(source.url(), StandardCharsets.UTF_8)) {
      AVDictionary dictionary = Libav.dictionary(scope, options);
      AVInputFormat format = source.known() ? known(source.formats()) : null;
      int opened = avformat.avformat_open_input(opening, url, format, dictionary);
      if (begin == 0 && opened == avutil.AVERROR_INVALIDDATA() && source.isShortMp3()) {
        return of(source.asMp3(), natives);
      }
      if (opened < 0) {
        throw source.unreadable(opened);
      }
      if (avutil.av_dict_count(dictionary) > 0) {
        throw SmaltiException.usage(
            source.name() + ": there is no option " + Libav.names(dictionary) + " to open it with");
      }
    }
    AviClock.correct(opening);
    return new OpenedContainer(opening, correction.remark());
  }

  /** What gives the bytes of a source; null where libav reads a file or a URL itself. */
  private static @Nullable ReadableByteChannel channel(
      MediaSource source, long begin, HeaderCorrection correction, NativeResources natives) {
    if (source.generated()) {
      return natives.own(GeneratedMedia.of(source.url()), GeneratedMedia::close);
    }
    Path path = source.path().orElse(null);
    if (source.channel() != null || path == null || (begin == 0 && correction.changesNothing())) {
      return source.channel();
    }
    try {
      return natives.own(
          begin > 0 ? CorrectedFile.from(begin, path) : new CorrectedFile(path, correction),
          OpenedContainer::closeQuietly);
    } catch (IOException e) {
      throw SmaltiException.input(source.name() + " can't be read: " + e.getMessage(), e);
    }
  }

  private static void closeQuietly(CorrectedFile file) {
    try {
      file.close();
    } catch (IOException nothingWasWritten) {
      // There is nothing to lose.
    }
  }

  private static AVInputFormat known(String format) {
    if (InputDevices.contains(format)) {
      InputDevices.register();
    }
    AVInputFormat found = avformat.av_find_input_format(format);
    if (found == null) {
      throw SmaltiException.usage("no input format \"" + format + "\"");
    }
    return found;
  }
}
