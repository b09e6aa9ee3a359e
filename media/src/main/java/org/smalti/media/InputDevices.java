package org.smalti.media;

import java.util.Set;
import org.bytedeco.ffmpeg.global.avdevice;
import org.smalti.core.SmaltiException;
import org.smalti.core.SmaltiException.Reason;

/** The devices and generators that libav reads like files: cameras, screens, sound cards, and its test sources. */
final class InputDevices {
  private static final String GENERATOR = "lavfi";
  private static final Set<String> NAMES = Set.of(
      GENERATOR,
      "v4l2",
      "video4linux2",
      "alsa",
      "pulse",
      "jack",
      "x11grab",
      "fbdev",
      "kmsgrab",
      "avfoundation",
      "dshow",
      "gdigrab");

  private InputDevices() {}

  static boolean contains(String format) {
    return NAMES.contains(format);
  }

  /** Whether filters without an input are read under this name; these need no library of devices. */
  static boolean isGenerator(String format) {
    return format.equals(GENERATOR);
  }

  /** @throws SmaltiException if libav's library of devices does not load */
  static void register() {
    try {
      avdevice.avdevice_register_all();
    } catch (LinkageError e) {
      throw new SmaltiException(
          Reason.FFMPEG,
          "devices can't be read here: a library of the system is missing (" + cause(e)
              + "); install it, on Debian: apt install libpulse0 libasound2 libxcb-shm0",
          e);
    }
  }

  private static String cause(Throwable error) {
    Throwable last = error;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    String text = String.valueOf(last.getMessage());
    return text.substring(text.lastIndexOf(".so: ") < 0 ? 0 : text.lastIndexOf(".so: ") + 5);
  }
}
