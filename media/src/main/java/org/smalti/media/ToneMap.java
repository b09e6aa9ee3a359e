package org.smalti.media;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import org.bytedeco.ffmpeg.global.avutil;
import org.jspecify.annotations.Nullable;

/**
 * How pictures of high dynamic range are shown on a usual display, as a table of colours: that of {@link WideColours},
 * which all pictures of such films go through here. The table is in the form of Adobe's Cube (version 1.0), which
 * ffmpeg's {@code lut3d} reads.
 */
public final class ToneMap {
  private static final Set<String> HIGH_RANGE = Set.of("smpte2084", "arib-std-b67");
  /** Entries of each side: between them the curves are as good as straight. */
  private static final int SIDE = 65;

  private static final int MOST = 65_535;

  private final ColourTags tags;
  private final double peak;

  /**
   * @param transfer libav's name, {@code smpte2084} (PQ) or {@code arib-std-b67} (HLG)
   * @param primaries libav's name; what is not known counts as {@code bt2020}
   * @param light what the film says of its light; null if nothing
   */
  public ToneMap(String transfer, String primaries, @Nullable HdrMetadata light) {
    if (!isNeeded(transfer)) {
      throw new IllegalArgumentException(transfer + " is no transfer of high dynamic range");
    }
    int known = avutil.av_color_primaries_from_name(primaries);
    boolean said = known >= 0 && known != avutil.AVCOL_PRI_UNSPECIFIED;
    tags = new ColourTags(
        false,
        avutil.AVCOL_SPC_BT2020_NCL,
        avutil.AVCOL_RANGE_MPEG,
        said ? known : avutil.AVCOL_PRI_BT2020,
        avutil.av_color_transfer_from_name(transfer));
    peak = light == null ? 0 : light.peak();
  }

  /** Whether pictures of a transfer, by libav's name, are of high dynamic range. */
  public static boolean isNeeded(String transfer) {
    return HIGH_RANGE.contains(transfer);
  }

  /** Writes the table: red, green and blue of full range to those of BT.709, red changing fastest. */
  public void write(Path cube) throws IOException {
    WideColours colours = new WideColours(tags, peak);
    short[] values = new short[SIDE];
    for (int i = 0; i < SIDE; i++) {
      values[i] = (short) Math.round((double) MOST * i / (SIDE - 1));
    }
    byte[] shown = new byte[3 * SIDE];
    short[] green = new short[SIDE];
    short[] blue = new short[SIDE];
    String[] words = new String[256];
    for (int i = 0; i < words.length; i++) {
      words[i] = Double.toString(Math.round(i / 255.0 * 1e5) / 1e5);
    }
    try (BufferedWriter out = Files.newBufferedWriter(cube, StandardCharsets.US_ASCII)) {
      out.write("LUT_3D_SIZE " + SIDE + "\n");
      for (int b = 0; b < SIDE; b++) {
        Arrays.fill(blue, values[b]);
        for (int g = 0; g < SIDE; g++) {
          Arrays.fill(green, values[g]);
          colours.convert(values, green, blue, SIDE, shown);
          for (int r = 0; r < SIDE; r++) {
            out.write(words[shown[3 * r] & 0xff]);
            out.write(' ');
            out.write(words[shown[3 * r + 1] & 0xff]);
            out.write(' ');
            out.write(words[shown[3 * r + 2] & 0xff]);
            out.write('\n');
          }
        }
      }
    }
  }
}
