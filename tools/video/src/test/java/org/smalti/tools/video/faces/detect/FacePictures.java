package org.smalti.tools.video.faces.detect;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.smalti.core.files.TestFiles;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoSpec;

/** Pictures with and without faces. */
public final class FacePictures {
  /** 640×480 pixels, 83 pictures: one person speaks into the camera. */
  public static final Path ONE_FACE = TestFiles.data().resolve("movie_hello.mpeg");

  private FacePictures() {}

  /**
   * A picture of a film.
   *
   * @param rgb red, green and blue of each pixel
   */
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Picture(byte[] rgb, int width, int height) {
    public List<Detection> faces(FaceDetector detector) {
      return detector.detect(rgb, width, height);
    }

    /** Without colour. */
    public Picture gray() {
      byte[] gray = new byte[rgb.length];
      for (int i = 0; i < gray.length; i += 3) {
        int sum = (rgb[i] & 0xFF) + (rgb[i + 1] & 0xFF) + (rgb[i + 2] & 0xFF);
        gray[i] = gray[i + 1] = gray[i + 2] = (byte) (sum / 3);
      }
      return new Picture(gray, width, height);
    }

    /** Each pixel repeated so many times across and down. */
    public Picture enlarged(int times) {
      byte[] large = new byte[rgb.length * times * times];
      for (int y = 0; y < height * times; y++) {
        for (int x = 0; x < width * times; x++) {
          int from = 3 * (y / times * width + x / times);
          System.arraycopy(rgb, from, large, 3 * (y * width * times + x), 3);
        }
      }
      return new Picture(large, width * times, height * times);
    }
  }

  /** Each so-many-th picture of a film, as it is shown. */
  public static List<Picture> of(Path film, int every) {
    return of(film, every, new VideoSpec(0, 0, PixelFormat.RGB24));
  }

  public static List<Picture> of(Path film, int every, VideoSpec spec) {
    List<Picture> pictures = new ArrayList<>();
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(spec)) {
      for (int i = 0; decoder.next(); i++) {
        if (i % every == 0) {
          byte[] rgb = new byte[3 * decoder.width() * decoder.height()];
          decoder.copyTo(rgb);
          pictures.add(new Picture(rgb, decoder.width(), decoder.height()));
        }
      }
    }
    return pictures;
  }

  public static Picture black(int width, int height) {
    return new Picture(new byte[3 * width * height], width, height);
  }

  public static Picture noise(int width, int height, long seed) {
    byte[] rgb = new byte[3 * width * height];
    new Random(seed).nextBytes(rgb);
    return new Picture(rgb, width, height);
  }
}
