package org.smalti.media;

import org.bytedeco.ffmpeg.global.avutil;

/**
 * Shows pictures of high dynamic range (PQ, HLG: ITU-R BT.2100) or of a wide gamut on a usual display. Values become
 * light, where 1 is the white of a page, {@value #WHITE} cd/m² (ITU-R BT.2408); HLG as on a display of
 * {@value #HLG_PEAK} cd/m². The light is expressed in the primaries of BT.709; what those can't show moves towards grey
 * of the same luminance. Then what is brighter than the white is rolled off: all three values are multiplied by what
 * the curve of ITU-R BT.2390 (EETF) makes of the largest, so that hues stay. Last it becomes values for a display of
 * ITU-R BT.1886. Tables do all that needs powers.
 */
final class WideColours {
  private static final double WHITE = 203;
  private static final double HLG_PEAK = 1000;
  /** cd/m²: where a film does not say how bright it is. */
  private static final double USUAL_PEAK = 1000;
  /** cd/m² of PQ's largest value. */
  private static final double PQ_PEAK = 10_000;

  private static final double GAMMA = 2.4;
  private static final double HLG_GAMMA = 1.2;

  /** Bits of a value that count: those of the tables of light. */
  private static final int VALUE_BITS = 16;
  /** Tables of functions of light have this many entries for each power of two, from {@code 2^LEAST} on. */
  private static final int STEP_BITS = 9;

  private static final int LEAST = -24;
  private static final int MOST = 7;
  private static final int LEAST_BITS = Float.floatToRawIntBits((float) Math.pow(2, LEAST));
  private static final int DROPPED = 23 - STEP_BITS;
  /** Values for the display by the light. */
  private static final byte[] DISPLAY = display();

  private final float[] light;
  private final float[] gamut;
  /** Factors by the luminance of a scene; empty but for HLG. */
  private final float[] system;
  /** Factors by the largest of the three values. */
  private final float[] roll;

  /** Sets of primaries, with the matrix that expresses their light in those of BT.709. */
  enum Gamut {
    BT709(1, 0, 0, 0, 1, 0, 0, 0, 1),
    BT2020(
        1.660491, -0.587641, -0.072850, -0.124550, 1.132900, -0.008350, -0.018151, -0.100579,
        1.118730),
    P3(1.224940, -0.224940, 0, -0.042057, 1.042057, 0, -0.019638, -0.078636, 1.098274);

    @SuppressWarnings("ImmutableEnumChecker") // never changed after the constructor
    private final float[] matrix = new float[9];

    Gamut(double... matrix) {
      for (int i = 0; i < 9; i++) {
        this.matrix[i] = (float) matrix[i];
      }
    }

    /** @param primaries {@code AVCOL_PRI_}; those of standard definition are near enough to BT.709 */
    static Gamut of(int primaries) {
      return switch (primaries) {
        case avutil.AVCOL_PRI_BT2020 -> BT2020;
        case avutil.AVCOL_PRI_SMPTE431, avutil.AVCOL_PRI_SMPTE432 -> P3;
        default -> BT709;
      };
    }
  }

  /** @param peak cd/m² of the brightest pixel of the film, 0 unknown */
  WideColours(ColourTags tags, double peak) {
    boolean hlg = tags.transfer() == avutil.AVCOL_TRC_ARIB_STD_B67;
    boolean pq = tags.transfer() == avutil.AVCOL_TRC_SMPTE2084;
    light = new float[1 << VALUE_BITS];
    for (int i = 0; i < light.length; i++) {
      double value = i / (double) (light.length - 1);
      light[i] =
          (float) (pq ? pqLight(value) / WHITE : hlg ? hlgLight(value) : Math.pow(value, GAMMA));
    }
    gamut = Gamut.of(tags.primaries()).matrix;
    system = hlg ? table(scene -> HLG_PEAK / WHITE * Math.pow(scene, HLG_GAMMA - 1)) : new float[0];
    double brightest = pq ? peak > 0 ? Math.min(peak, PQ_PEAK) : USUAL_PEAK : HLG_PEAK;
    roll = tags.isHdr()
        ? table(most -> rolled(most * WHITE, brightest) / WHITE / most)
        : table(most -> most > 1 ? 1 / most : 1);
  }

  /** The light in cd/m² of a value of PQ (SMPTE ST 2084). */
  private static double pqLight(double value) {
    double power = Math.pow(value, 1 / 78.84375);
    double part = Math.max(0, power - 0.8359375) / (18.8515625 - 18.6875 * power);
    return PQ_PEAK * Math.pow(part, 1 / 0.1593017578125);
  }

  private static double pqValue(double light) {
    double power = Math.pow(Math.max(0, light) / PQ_PEAK, 0.1593017578125);
    return Math.pow((0.8359375 + 18.8515625 * power) / (1 + 18.6875 * power), 78.84375);
  }

  /** The light of the scene, 0..1, of a value of HLG (ARIB STD-B67). */
  private static double hlgLight(double value) {
    double a = 0.17883277;
    return value <= 0.5
        ? value * value / 3
        : (Math.exp((value - 0.5 + a * Math.log(4 * a)) / a) + 1 - 4 * a) / 12;
  }

  /** The curve of BT.2390, section 5.4: from a brightest light to {@link #WHITE}, without a lift of black. */
  private static double rolled(double light, double brightest) {
    if (brightest <= WHITE) {
      return Math.min(light, WHITE);
    }
    double whole = pqValue(brightest);
    double most = pqValue(WHITE) / whole;
    double knee = 1.5 * most - 0.5;
    double value = Math.min(1, pqValue(light) / whole);
    if (value <= knee) {
      return light;
    }
    double t = (value - knee) / (1 - knee);
    double made = (2 * t * t * t - 3 * t * t + 1) * knee
        + (t * t * t - 2 * t * t + t) * (1 - knee)
        + (3 * t * t - 2 * t * t * t) * most;
    return pqLight(made * whole);
  }

  private interface OfLight {
    double at(double light);
  }

  private static float[] table(OfLight function) {
    float[] table = new float[(MOST - LEAST) << STEP_BITS];
    for (int i = 0; i < table.length; i++) {
      table[i] = (float) function.at(middle(i));
    }
    return table;
  }

  private static byte[] display() {
    byte[] table = new byte[(MOST - LEAST) << STEP_BITS];
    for (int i = 0; i < table.length; i++) {
      table[i] = (byte) Math.round(255 * Math.min(1, Math.pow(middle(i), 1 / GAMMA)));
    }
    return table;
  }

  /** The light in the middle of those for which an entry of a table stands. */
  private static double middle(int entry) {
    return Float.intBitsToFloat(LEAST_BITS + (entry << DROPPED) + (1 << (DROPPED - 1)));
  }

  private static int entry(float light) {
    int bits = Math.max(LEAST_BITS, Float.floatToRawIntBits(light));
    return Math.min((bits - LEAST_BITS) >> DROPPED, ((MOST - LEAST) << STEP_BITS) - 1);
  }

  private float light(short value) {
    return light[value & 0xffff];
  }

  /**
   * Converts pixels.
   *
   * @param reds 16 bits of each
   * @param greens 16 bits of each
   * @param blues 16 bits of each
   * @param rgb receives three bytes for each
   */
  void convert(short[] reds, short[] greens, short[] blues, int pixels, byte[] rgb) {
    for (int i = 0, at = 0; i < pixels; i++, at += 3) {
      float r = light(reds[i]);
      float g = light(greens[i]);
      float b = light(blues[i]);
      float factor = 1;
      if (system.length > 0) {
        factor = system[entry(0.2627f * r + 0.6780f * g + 0.0593f * b)];
      }
      float red = (gamut[0] * r + gamut[1] * g + gamut[2] * b) * factor;
      float green = (gamut[3] * r + gamut[4] * g + gamut[5] * b) * factor;
      float blue = (gamut[6] * r + gamut[7] * g + gamut[8] * b) * factor;
      float least = Math.min(red, Math.min(green, blue));
      if (least < 0) {
        float grey = Math.max(0, 0.2126f * red + 0.7152f * green + 0.0722f * blue);
        float share = grey / (grey - least);
        red = grey + share * (red - grey);
        green = grey + share * (green - grey);
        blue = grey + share * (blue - grey);
      }
      float down = roll[entry(Math.max(red, Math.max(green, blue)))];
      rgb[at] = DISPLAY[entry(red * down)];
      rgb[at + 1] = DISPLAY[entry(green * down)];
      rgb[at + 2] = DISPLAY[entry(blue * down)];
    }
  }
}
