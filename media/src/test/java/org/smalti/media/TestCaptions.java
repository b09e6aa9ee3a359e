package org.smalti.media;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.bytedeco.ffmpeg.avutil.AVFrame;
import org.bytedeco.ffmpeg.avutil.AVFrameSideData;
import org.bytedeco.ffmpeg.global.avutil;
import org.bytedeco.javacpp.BytePointer;

/** Makes films whose pictures carry closed captions (CEA-608, pop-on, the first channel). */
public final class TestCaptions {
  private static final int FPS = 25;
  private static final int FRAMES = 100;
  private static final int[] LOAD = {0x14, 0x20};
  private static final int[] ERASE_MEMORY = {0x14, 0x2e};
  private static final int[] ROW_14 = {0x14, 0x50};
  private static final int[] ROW_15 = {0x14, 0x70};
  private static final int[] SHOW = {0x14, 0x2f};
  private static final int[] ERASE = {0x14, 0x2c};

  private TestCaptions() {}

  /**
   * 4 s: from 1 s to 2 s "Good evening," and "friends", from 2.4 s to 3.2 s "good night".
   *
   * @param codec {@code libx264} or {@code mpeg2video}
   */
  public static Path film(Path file, String codec) {
    return film(file, codec, codec.equals("libx264") ? 3 : 0);
  }

  /**
   * The same with pictures that are coded in another order than they are shown.
   *
   * @param codec {@code libx264} or {@code mpeg2video}
   * @param bidirectional how many pictures in a row are made from those before and after them
   */
  static Path film(Path file, String codec, int bidirectional) {
    List<List<int[]>> pairs = new ArrayList<>();
    for (int n = 0; n < FRAMES; n++) {
      pairs.add(new ArrayList<>());
    }
    caption(pairs, 25, 50, "Good evening,", "friends");
    caption(pairs, 60, 80, "good night");
    VideoEncoding h264 = VideoEncoding.h264(64, 48, Rational.of(FPS, 1));
    Map<String, String> order = Map.of("bf", Integer.toString(bidirectional));
    VideoEncoding encoding = codec.equals("libx264")
        ? h264.libav(order)
        : new VideoEncoding(
            codec, 64, 48, "yuv420p", h264.frameRate(), h264.timeBase(), 400_000, 12, 1, order);
    try (Muxer muxer = Muxer.create(file, MuxerOptions.DEFAULT)) {
      FrameEncoder encoder = muxer.video(encoding);
      muxer.begin();
      for (int n = 0; n < FRAMES; n++) {
        try (VideoFrame frame = VideoFrame.blank(64, 48, "yuv420p")) {
          fillGray(frame);
          attach(frame, pairs.get(n));
          frame.at(n, Rational.of(1, FPS));
          encoder.encode(frame);
        }
      }
      encoder.finish();
      muxer.finish();
    }
    return file;
  }

  /** Lays a text into memory in the pictures before the one that shows it, two letters in each. */
  private static void caption(List<List<int[]>> pairs, int shown, int erased, String... lines) {
    List<int[]> words = new ArrayList<>(List.of(LOAD, ERASE_MEMORY));
    for (int i = 0; i < lines.length; i++) {
      words.add(lines.length == 2 && i == 0 ? ROW_14 : ROW_15);
      for (int at = 0; at < lines[i].length(); at += 2) {
        int second = at + 1 < lines[i].length() ? lines[i].charAt(at + 1) : 0;
        words.add(new int[] {lines[i].charAt(at), second});
      }
    }
    for (int i = 0; i < words.size(); i++) {
      pairs.get(shown - words.size() + i).add(words.get(i));
    }
    pairs.get(shown).add(SHOW);
    pairs.get(erased).add(ERASE);
  }

  /** A new frame holds what its memory held before. */
  private static void fillGray(VideoFrame frame) {
    for (int plane = 0; plane < 3; plane++) {
      AVFrame picture = frame.libav();
      long bytes = (long) picture.linesize(plane) * (plane == 0 ? 48 : 24);
      BytePointer.memset(picture.data(plane), 128, bytes);
    }
  }

  private static void attach(VideoFrame frame, List<int[]> pairs) {
    List<int[]> all = pairs.isEmpty() ? List.of(new int[] {0, 0}) : pairs;
    AVFrameSideData side =
        avutil.av_frame_new_side_data(frame.libav(), avutil.AV_FRAME_DATA_A53_CC, 3L * all.size());
    for (int i = 0; i < all.size(); i++) {
      side.data().put(3L * i, (byte) 0xfc);
      side.data().put(3L * i + 1, odd(all.get(i)[0]));
      side.data().put(3L * i + 2, odd(all.get(i)[1]));
    }
  }

  /** With the bit that makes the number of ones odd. */
  private static byte odd(int value) {
    return (byte) (Integer.bitCount(value) % 2 == 1 ? value : value | 0x80);
  }
}
