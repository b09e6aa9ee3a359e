package org.smalti.bench.pictures;

import java.util.ArrayList;
import java.util.List;

/**
 * A kind of source: how an ffmpeg program makes it, and how it shows it.
 *
 * @param group such as {@code codec}
 * @param name what is special about it
 * @param file its file name
 * @param source the filters that make the pictures
 * @param encoding the words of the encoder
 * @param matrix the matrix by which the program is to read it, {@code auto} for its tags
 * @param range the range by which the program is to read it, {@code auto} for its tags
 * @param before filters of the program before the conversion, such as a deinterlacer; may be empty
 * @param chroma what the program's scaler is told of the chroma, as media goes by the file: where it lies, and whether
 *     each pixel has its own; may be empty
 * @param note why the two do not mean the same; empty where they do
 */
record PictureKind(
    String group,
    String name,
    String file,
    String source,
    String encoding,
    String matrix,
    String range,
    String before,
    String chroma,
    String note) {
  /** Each pixel gets its own colour: where chroma has more than half the resolution of luma. */
  private static final String FINE = "+full_chroma_int";
  /** Chroma lies at the left, as H.264 and HEVC have it. */
  private static final String LEFT = ":in_h_chr_pos=0:in_v_chr_pos=128";
  /** .. after the picture was turned, which the program does first. */
  private static final String BOTTOM = ":in_h_chr_pos=128:in_v_chr_pos=256";
  /** Chroma lies at the top left, as DV has it. */
  private static final String TOP_LEFT = ":in_h_chr_pos=0:in_v_chr_pos=0";

  private static final String SMOOTH = ",gblur=sigma=2.5";
  private static final String FIELDS = "bwdif=mode=send_frame:deint=interlaced";

  /** A source of pictures of a size. */
  private static String pictures(String size) {
    return "testsrc2=s=" + size + ":r=25:d=0.8" + SMOOTH;
  }

  /** A source of interlaced pictures. */
  private static String fields(String size, boolean topFirst) {
    return "testsrc2=s=" + size + ":r=50:d=0.8" + SMOOTH + ",format=yuv444p,tinterlace=mode="
        + (topFirst ? "interleave_top" : "interleave_bottom") + ",setfield="
        + (topFirst ? "tff" : "bff");
  }

  /** The same picture in YUV of a matrix and a range. */
  private static String coded(String size, String matrix, String range, String format) {
    return pictures(size) + ",format=gbrp,scale=out_color_matrix=" + matrix + ":out_range=" + range
        + ":flags=bicubic+accurate_rnd+full_chroma_int,format=" + format;
  }

  /** Whether it needs a filter that not every program has. */
  boolean usesZscale() {
    return source.contains("zscale");
  }

  /** The program's scaler that does what media's does: the mean of an area where pictures become smaller. */
  String scaler() {
    return name.contains("SAR 8:9") || name.contains("525") ? "area" : "bilinear";
  }

  /** Whether the program's scaler would forget where chroma lies: it does so where it changes the matrix. */
  boolean forgetsChroma() {
    return chroma.contains("chr_pos") && !matrix.equals("bt709");
  }

  /** Whether the program's packed red, green and blue would have chroma elsewhere than its planes. */
  boolean needsPlanes() {
    return chroma.contains("chr_pos");
  }

  private PictureKind noting(String why) {
    return new PictureKind(group, name, file, source, encoding, matrix, range, before, chroma, why);
  }

  private PictureKind after(String filters) {
    return new PictureKind(
        group, name, file, source, encoding, matrix, range, filters, chroma, note);
  }

  private PictureKind by(String newMatrix, String newRange) {
    return new PictureKind(
        group, name, file, source, encoding, newMatrix, newRange, before, chroma, note);
  }

  private PictureKind told(String ofChroma) {
    return new PictureKind(
        group, name, file, source, encoding, matrix, range, before, ofChroma, note);
  }

  private static PictureKind of(
      String group, String name, String file, String source, String encoding) {
    return new PictureKind(group, name, file, source, encoding, "auto", "auto", "", "", "");
  }

  /** All kinds. */
  static List<PictureKind> all() {
    List<PictureKind> kinds = new ArrayList<>();
    kinds.addAll(codecs());
    kinds.addAll(shapes());
    kinds.addAll(interlaced());
    kinds.addAll(colours());
    kinds.addAll(deep());
    kinds.addAll(wide());
    return kinds;
  }

  private static List<PictureKind> codecs() {
    String usual = pictures("320x240");
    String half = usual + ",format=yuv420p";
    return List.of(
        of("codec", "H.264", "h264.mp4", half, "-c:v libx264 -crf 12").by("bt601", "tv"),
        of(
                "codec",
                "H.264 4:4:4",
                "h264_444.mp4",
                usual + ",format=yuv444p",
                "-c:v libx264 -crf 12")
            .by("bt601", "tv"),
        of("codec", "HEVC", "hevc.mp4", half, "-c:v libx265 -crf 12 -x265-params log-level=none")
            .by("bt601", "tv"),
        of("codec", "MPEG-2", "mpeg2.mpg", half, "-c:v mpeg2video -q:v 2").by("bt601", "tv"),
        of("codec", "MPEG-4", "mpeg4.avi", half, "-c:v mpeg4 -q:v 2").by("bt601", "tv"),
        of("codec", "VP8", "vp8.webm", half, "-c:v libvpx -b:v 4M").by("bt601", "tv"),
        of("codec", "VP9", "vp9.webm", half, "-c:v libvpx-vp9 -crf 10 -b:v 0").by("bt601", "tv"),
        of("codec", "AV1", "av1.mkv", half, "-c:v libsvtav1 -crf 15 -preset 8").by("bt601", "tv"),
        of(
                "codec",
                "Motion JPEG (full range)",
                "mjpeg.avi",
                usual + ",format=yuvj420p",
                "-c:v mjpeg -q:v 2")
            .by("bt601", "pc"),
        of(
                "codec",
                "ProRes (4:2:2, 10 bits)",
                "prores.mov",
                usual + ",format=yuv422p10le",
                "-c:v prores_ks")
            .by("bt601", "tv")
            .told(FINE),
        of("codec", "FFV1 in RGB", "ffv1.mkv", usual + ",format=gbrp", "-c:v ffv1"),
        of(
            "codec",
            "QuickTime Animation (RGB)",
            "qtrle.mov",
            usual + ",format=rgb24",
            "-c:v qtrle"),
        of("codec", "GIF (palette)", "palette.gif", usual, "-c:v gif"));
  }

  private static List<PictureKind> shapes() {
    String half = pictures("320x240") + ",format=yuv420p";
    String crf = "-c:v libx264 -crf 12";
    List<PictureKind> kinds = new ArrayList<>();
    for (int degrees : new int[] {90, 180, 270}) {
      kinds.add(of(
              "rotation",
              degrees + " degrees",
              "turned" + degrees + ".mp4",
              half,
              crf + " @rotate=" + degrees)
          .by("bt601", "tv"));
    }
    for (String flip : new String[] {"horizontally", "vertically"}) {
      kinds.add(of("rotation", "mirrored " + flip, flip + ".mp4", half, crf + " @flip=" + flip)
          .by("bt601", "tv"));
    }
    kinds.add(of(
            "aspect",
            "720x576, SAR 64:45",
            "wide.mp4",
            pictures("720x576") + ",format=yuv420p,setsar=64/45",
            crf)
        .by("bt601", "tv")
        .told(LEFT));
    kinds.add(of(
            "aspect",
            "720x480, SAR 8:9",
            "narrow.mp4",
            pictures("720x480") + ",format=yuv420p,setsar=8/9",
            crf)
        .by("bt601", "tv")
        .told(LEFT));
    kinds.add(of(
            "aspect",
            "1440x1080, SAR 4:3, 90 degrees",
            "hdv.mp4",
            pictures("1440x1080") + ",format=yuv420p,setsar=4/3",
            crf + " @rotate=90")
        .by("bt709", "tv")
        .told(BOTTOM));
    kinds.add(of(
            "aspect",
            "a strip of 16x1200",
            "strip.mkv",
            pictures("16x1200") + ",format=yuv420p",
            crf)
        .by("bt709", "tv"));
    kinds.add(of(
            "aspect",
            "320x240, then 240x240",
            "change.m2v",
            pictures("320x240") + ",format=yuv420p",
            "-c:v mpeg2video -q:v 2 @then=240x240")
        .by("bt601", "tv"));
    return kinds;
  }

  private static List<PictureKind> interlaced() {
    return List.of(
        of(
                "interlace",
                "H.264, top field first",
                "tff.mp4",
                fields("320x240", true) + ",format=yuv420p",
                "-c:v libx264 -crf 12 -x264opts tff=1")
            .by("bt601", "tv")
            .after(FIELDS),
        of(
                "interlace",
                "H.264 in TS, bottom field first",
                "bff.ts",
                fields("320x240", false) + ",format=yuv420p",
                "-c:v libx264 -crf 12 -x264opts bff=1")
            .by("bt601", "tv")
            .after(FIELDS),
        of(
                "interlace",
                "MPEG-2 in mpg",
                "tff.mpg",
                fields("720x576", true) + ",format=yuv420p",
                "-c:v mpeg2video -q:v 2 -flags +ilme+ildct -top 1")
            .by("bt601", "tv")
            .after(FIELDS),
        of(
                "interlace",
                "DV of 625 lines",
                "pal.dv",
                fields("720x576", false) + ",format=yuv420p",
                "-c:v dvvideo")
            .by("bt601", "tv")
            .after(FIELDS)
            .told(TOP_LEFT),
        of(
                "interlace",
                "DV of 525 lines",
                "ntsc.dv",
                fields("720x480", false) + ",fps=30000/1001,format=yuv411p",
                "-c:v dvvideo")
            .by("bt601", "tv")
            .after(FIELDS)
            .told(FINE + TOP_LEFT),
        of(
                "interlace",
                "FFV1, field order in the container",
                "tff.mkv",
                fields("320x240", true) + ",format=yuv422p",
                "-c:v ffv1 -field_order tt")
            .by("bt601", "tv")
            .after(FIELDS));
  }

  private static List<PictureKind> colours() {
    List<PictureKind> kinds = new ArrayList<>();
    String[][] tagged = {
      {"bt601", "smpte170m", "320x240"},
      {"bt470bg", "bt470bg", "320x240"},
      {"bt709", "bt709", "320x240"},
      {"smpte240m", "smpte240m", "320x240"},
      {"fcc", "fcc", "320x240"},
    };
    for (String[] one : tagged) {
      for (String range : new String[] {"tv", "pc"}) {
        kinds.add(of(
                "colour",
                "tagged " + one[1] + ", " + range,
                one[1] + range + ".mkv",
                coded(one[2], one[0], range, "yuv420p"),
                "-c:v libx264 -crf 12 -colorspace " + one[1] + " -color_range " + range)
            .by(one[0], range));
      }
    }
    kinds.add(of(
            "colour",
            "1280x720, untagged: BT.709 counts",
            "hd.mkv",
            coded("1280x720", "bt709", "tv", "yuv420p"),
            "-c:v libx264 -crf 12")
        .by("bt709", "tv"));
    return kinds;
  }

  private static List<PictureKind> deep() {
    return List.of(
        of(
                "depth",
                "HEVC, 10 bits, BT.709",
                "ten.mkv",
                coded("320x240", "bt709", "tv", "yuv420p10le"),
                "-c:v libx265 -crf 12 -x265-params log-level=none -colorspace bt709")
            .by("bt709", "tv")
            .told(LEFT),
        of(
                "depth",
                "FFV1, 4:2:2, 12 bits, BT.601",
                "twelve.mkv",
                coded("320x240", "bt601", "tv", "yuv422p12le"),
                "-c:v ffv1 -colorspace smpte170m")
            .by("bt601", "tv")
            .told(FINE),
        of("depth", "FFV1, grey", "grey.mkv", pictures("320x240") + ",format=gray", "-c:v ffv1"),
        of(
            "depth",
            "FFV1, grey of 10 bits",
            "grey10.mkv",
            pictures("320x240") + ",format=gray10le",
            "-c:v ffv1"),
        of(
            "depth",
            "FFV1, RGB of 10 bits",
            "rgb10.mkv",
            pictures("320x240") + ",format=gbrp10le",
            "-c:v ffv1"));
  }

  /** Pictures expressed in BT.2020; and as they would be on a bright display. */
  private static List<PictureKind> wide() {
    String express = ",format=yuv444p,zscale=tin=bt709:pin=bt709:min=170m"
        + ":rin=limited:p=2020:m=2020_ncl:r=limited:npl=203:t=";
    String there = pictures("320x240") + express;
    // Chroma of half the resolution, at an edge between two of the brightest colours, is beyond
    // them.
    String pale = pictures("320x240") + ",hue=s=0.7" + express;
    String encoder = ",format=yuv420p10le|-c:v libx265 -crf 8 -x265-params log-level=none"
        + " -colorspace bt2020nc -color_primaries bt2020 -color_range tv -color_trc ";
    String light = "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,tonemap=";
    String display = ":desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv444p";
    String gamut = "zscale=p=bt709:t=bt709:m=bt709:r=tv,format=yuv444p";
    return List.of(
        wide("BT.2020, within BT.709", "pale.mkv", pale + "2020_10" + encoder + "bt2020-10")
            .after(gamut),
        wide("BT.2020, also beyond BT.709", "gamut.mkv", there + "2020_10" + encoder + "bt2020-10")
            .after(gamut)
            .noting("there a value that can't be shown is cut off; here its hue stays"),
        wide("PQ, tonemap=clip", "pqclip.mkv", there + "smpte2084" + encoder + "smpte2084")
            .after(light + "clip" + display)
            .noting("there white stays white; here it makes room for what is brighter"),
        wide("PQ, tonemap=hable", "pqhable.mkv", there + "smpte2084" + encoder + "smpte2084")
            .after(light + "hable" + display)
            .noting("another curve, which darkens all"),
        wide("HLG, tonemap=clip", "hlgclip.mkv", there + "arib-std-b67" + encoder + "arib-std-b67")
            .after(light + "clip" + display)
            .noting("as PQ"));
  }

  private static PictureKind wide(String name, String file, String made) {
    String[] parts = made.split("\\|");
    return of("wide", name, file, parts[0], parts[1]).by("bt709", "tv");
  }
}
