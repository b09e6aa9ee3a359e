package org.smalti.tools.video.source;

import java.nio.file.Path;
import org.smalti.media.MediaFile;
import org.smalti.media.PixelFormat;
import org.smalti.media.VideoDecoder;
import org.smalti.media.VideoFrame;
import org.smalti.media.VideoSpec;
import org.smalti.media.VideoStream;

/** The pictures of a film, again and again. */
public final class FilmScene implements TestCamera.Scene {
  private final MediaFile film;
  private final VideoStream shown;
  private VideoDecoder pictures;

  public FilmScene(Path file) {
    film = MediaFile.open(file);
    shown = film.info().video().orElseThrow();
    pictures = decoder();
  }

  private VideoDecoder decoder() {
    return film.video(new VideoSpec(shown.width(), shown.height(), PixelFormat.YUV420P));
  }

  @Override
  public int width() {
    return shown.width();
  }

  @Override
  public int height() {
    return shown.height();
  }

  @Override
  public VideoFrame picture(int number) {
    if (!pictures.next()) {
      pictures.close();
      pictures = decoder();
      pictures.next();
    }
    return pictures.frame("yuv420p");
  }

  @Override
  public void close() {
    pictures.close();
    film.close();
  }
}
