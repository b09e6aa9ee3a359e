package org.smalti.media;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.program.Ffmpeg;
import org.smalti.media.program.FfmpegCommand;
import org.smalti.media.program.FfmpegProgram;

/** Makes small media for tests. */
public final class TestMedia {
  private TestMedia() {}

  /** Clicks of full scale 0.9 at these frames, on top of nothing. */
  static float[] impulses(int frames, int channels, int... at) {
    float[] sound = new float[frames * channels];
    for (int frame : at) {
      for (int channel = 0; channel < channels; channel++) {
        sound[frame * channels + channel] = 0.9f;
      }
    }
    return sound;
  }

  /** A tone that rises slowly, so that no two places sound the same. */
  public static float[] chirp(int frames, int channels, int rate) {
    float[] sound = new float[frames * channels];
    for (int i = 0; i < frames; i++) {
      double t = i / (double) rate;
      float value = (float) (0.5 * Math.sin(2 * Math.PI * (200 + 100 * t) * t));
      Arrays.fill(sound, i * channels, (i + 1) * channels, value);
    }
    return sound;
  }

  public static Path audio(Path file, String format, float[] sound, int rate, int channels) {
    try (MediaWriter writer = MediaWriter.create(
        file, format, Optional.of(new AudioSpec(rate, channels)), Optional.empty())) {
      writer.writeAudio(sound, 0, sound.length / channels);
      writer.finish();
    }
    return file;
  }

  /** A film whose frame {@code n} has the brightness {@code 16 + 2n mod 200}. */
  public static Path film(
      Path file, int width, int height, int fps, int frames, Optional<float[]> stereo) {
    try (MediaWriter writer = MediaWriter.create(
        file,
        "mp4",
        stereo.map(sound -> AudioSpec.stereo(48000)),
        Optional.of(new VideoFrames(width, height, fps, 1, 10, "ultrafast")))) {
      stereo.ifPresent(sound -> writer.writeAudio(sound, 0, sound.length / 2));
      byte[] picture = new byte[PixelFormat.YUV420P.bytes(width, height)];
      for (int n = 0; n < frames; n++) {
        Arrays.fill(picture, (byte) 128);
        Arrays.fill(picture, 0, width * height, (byte) brightness(n));
        writer.writeVideo(picture);
      }
      writer.finish();
    }
    return file;
  }

  /** Makes a file by the ffmpeg program that comes with Smalti; a blank separates its words. */
  public static Path made(Path file, String words) {
    List<String> all = new ArrayList<>(List.of("-y"));
    all.addAll(List.of(words.split(" ")));
    all.add(FfmpegCommand.file(file));
    try (ChildProcesses children = ChildProcesses.forgotten()) {
      Ffmpeg ffmpeg = new Ffmpeg(
          FfmpegProgram.find(Path.of(FfmpegProgram.EMBEDDED)),
          new Ffmpeg.Limits(0, Duration.ofSeconds(60)),
          children);
      ffmpeg.run(new FfmpegCommand(all), progress -> {}).orThrow(file.toString());
    }
    return file;
  }

  /** The picture of a film at a time, in the size at which it is shown. */
  public static byte[] picture(Path film, PixelFormat format, double time) {
    return picture(film, new VideoSpec(0, 0, format), time);
  }

  /** The picture of a film at a time. */
  public static byte[] picture(Path film, VideoSpec spec, double time) {
    try (MediaFile media = MediaFile.open(film);
        VideoDecoder decoder = media.video(spec)) {
      byte[] pixels = new byte[spec.format().bytes(decoder.width(), decoder.height())];
      decoder.seek(time);
      if (!decoder.next()) {
        throw new AssertionError(film + " has no picture at " + time);
      }
      decoder.copyTo(pixels);
      return pixels;
    }
  }

  public static int brightness(int frame) {
    return 16 + 2 * frame % 200;
  }

  static float[] all(MediaFile media, AudioSpec spec) {
    try (AudioDecoder decoder = media.audio(spec)) {
      return rest(decoder, Integer.MAX_VALUE);
    }
  }

  static float[] all(Path file, AudioSpec spec) {
    try (MediaFile media = MediaFile.open(file)) {
      return all(media, spec);
    }
  }

  /** Up to {@code frames} more frames. */
  static float[] rest(AudioDecoder decoder, int frames) {
    float[] sound = new float[0];
    float[] some = new float[1000 * decoder.channels()];
    int left = frames;
    while (left > 0) {
      int count = decoder.read(some, 0, Math.min(left, 1000));
      if (count < 0) {
        break;
      }
      int old = sound.length;
      sound = Arrays.copyOf(sound, old + count * decoder.channels());
      System.arraycopy(some, 0, sound, old, count * decoder.channels());
      left -= count;
    }
    return sound;
  }

  /** A RIFF/WAVE file of plain numbers. */
  static byte[] wav(int formatTag, int rate, int channels, int bits, byte[] data) {
    ByteBuffer header = ByteBuffer.allocate(44).order(ByteOrder.LITTLE_ENDIAN);
    int block = channels * bits / 8;
    header.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + data.length);
    header.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    header.putShort((short) formatTag).putShort((short) channels).putInt(rate);
    header.putInt(rate * block).putShort((short) block).putShort((short) bits);
    header.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(data.length);
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    file.writeBytes(header.array());
    file.writeBytes(data);
    return file.toByteArray();
  }

  /** A film of 4 s of which only the first half of the bytes is there, its index included. */
  public static Path damaged(Path file) throws IOException {
    made(file, "-f lavfi -i testsrc2=s=320x240:r=25:d=4 -c:v libx264 -movflags +faststart");
    byte[] bytes = Files.readAllBytes(file);
    return Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
  }
}
