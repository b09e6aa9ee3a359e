package org.smalti.tools.batch.sound;

import java.util.Collections;
import java.util.List;
import org.smalti.core.table.EnumWord;

/** The ways to take noise out of sound. */
enum DenoiseMethod {
  /** An FFT denoiser with a noise profile measured in each file. */
  ADAPTIVE("afftdn aresample apad atrim asetpts"),
  /** A band-pass that keeps what speech needs to be understood: 200 to 3000 Hz. */
  VOICE("highpass lowpass");

  private static final String BAND = "highpass=f=200,lowpass=f=3000";

  private final String filters;

  DenoiseMethod(String filters) {
    this.filters = filters;
  }

  /** The filters that the ffmpeg program must have. */
  List<String> filters() {
    return List.of(filters.split(" "));
  }

  /** The filter that needs no measurement. */
  static String voice(int passes) {
    return String.join(",", Collections.nCopies(passes, BAND));
  }

  /** As the command line calls it. */
  @Override
  public String toString() {
    return EnumWord.of(this);
  }
}
