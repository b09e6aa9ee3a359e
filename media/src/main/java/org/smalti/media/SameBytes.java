package org.smalti.media;

import java.util.Set;
import org.bytedeco.ffmpeg.global.avutil;

/** What keeps codecs from giving other pictures or bytes in each process; for libav in-process and for the program. */
public final class SameBytes {
  /** Decoders whose threads race: several of libav's Theora decoder give wrong colours by chance. */
  private static final Set<String> RACING = Set.of("theora");

  /**
   * x264's macroblock tree reads memory by AVX-512 that nobody wrote, where a picture isn't a multiple of 128 pixels
   * wide: the same pictures gave other bytes in some processes. AVX2 is as fast and gives those of older processors.
   */
  private static final String WITHOUT_AVX512 = "asm=AVX2";

  private SameBytes() {}

  /** Whether a codec, by libav's name, is to be decoded by one thread alone. */
  public static boolean needsOneThread(String codec) {
    return RACING.contains(codec);
  }

  /**
   * What x264 has to be told on this machine, as one of its parameters; empty where there is nothing to tell. x264
   * trusts the word, so it says it only where the processor has more.
   */
  public static String ofX264() {
    return (avutil.av_get_cpu_flags() & avutil.AV_CPU_FLAG_AVX512) != 0 ? WITHOUT_AVX512 : "";
  }
}
