package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.core.SmaltiException;

class MuxerTest {
  private static final int FRAMES = 30;

  @TempDir
  private Path folder;

  private Path film;

  @BeforeEach
  void makeFilm() {
    float[] sound = TestMedia.chirp(48_000, 2, 48_000);
    film = TestMedia.film(folder.resolve("a.mp4"), 64, 48, 25, FRAMES, Optional.of(sound));
  }

  @Test
  void aCopyHasTheSamePicturesAtTheSameTimes() {
    Path copy = folder.resolve("b.mkv");
    try (MediaFile media = MediaFile.open(film)) {
      remux(media, Muxer.create(copy, MuxerOptions.DEFAULT));
    }
    assertThat(hashes(copy)).hasSize(FRAMES).isEqualTo(hashes(film));
  }

  @Test
  void theSamePacketsGiveTheSameBytes() throws IOException {
    Path one = folder.resolve("one.mkv");
    Path two = folder.resolve("two.mkv");
    for (Path copy : List.of(one, two)) {
      try (MediaFile media = MediaFile.open(film)) {
        remux(media, Muxer.create(copy, MuxerOptions.DEFAULT));
      }
    }
    assertThat(one).hasSameBinaryContentAs(two);
  }

  @Test
  void aFilmIsReadFromAndWrittenToChannels() throws IOException {
    ByteArrayOutputStream stream = new ByteArrayOutputStream();
    OpenOptions matroska = OpenOptions.LOCAL;
    try (MediaFile media =
        MediaFile.open("film", Files.newByteChannel(film, StandardOpenOption.READ), matroska)) {
      remux(
          media,
          Muxer.create(
              "stream", Channels.newChannel(stream), MuxerOptions.DEFAULT.format("matroska")));
    }
    ByteArrayInputStream again = new ByteArrayInputStream(stream.toByteArray());
    try (MediaFile media = MediaFile.open("stream", Channels.newChannel(again), matroska)) {
      assertThat(hashes(media)).isEqualTo(hashes(film));
      assertThatThrownBy(media::demuxer)
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("stream: can be read once only");
    }
  }

  @Test
  void whatAChannelThrowsIsTold() throws IOException {
    WritableByteChannel full = new WritableByteChannel() {
      @Override
      public int write(ByteBuffer source) throws IOException {
        throw new IOException("no room in the bucket");
      }

      @Override
      public boolean isOpen() {
        return true;
      }

      @Override
      public void close() {}
    };
    try (MediaFile media = MediaFile.open(film)) {
      assertThatThrownBy(() ->
              remux(media, Muxer.create("bucket", full, MuxerOptions.DEFAULT.format("matroska"))))
          .isInstanceOf(SmaltiException.class)
          .hasMessageContaining("bucket can't be written: no room in the bucket");
    }
  }

  @Test
  void framesAreEncodedWithSoundTagsAndChapters() {
    Path copy = folder.resolve("b.mp4");
    MuxerOptions options = MuxerOptions.DEFAULT.tagged(
        Map.of("title", "Rain"), List.of(new Chapter(0, 0.5, Map.of("title", "First"))));
    try (MediaFile media = MediaFile.open(film);
        Demuxer demuxer = media.demuxer();
        FrameDecoder pictures = demuxer.decoder(demuxer.video(), DecoderOptions.DEFAULT);
        FrameDecoder sounds = demuxer.decoder(demuxer.audio(), DecoderOptions.DEFAULT);
        Muxer muxer = Muxer.create(copy, options)) {
      FrameEncoder seen = muxer.video(VideoEncoding.h264(32, 24, Rational.of(25, 1)));
      FrameEncoder heard = muxer.audio(AudioEncoding.aac(44_100, 1));
      muxer.begin();
      for (Packet packet = demuxer.next(); packet != null; packet = demuxer.next()) {
        boolean picture = packet.stream() == demuxer.video();
        transcode(picture ? pictures : sounds, packet, picture ? seen : heard);
      }
      transcode(pictures, null, seen);
      transcode(sounds, null, heard);
      seen.finish();
      heard.finish();
      muxer.finish();
    }
    try (MediaFile media = MediaFile.open(copy)) {
      MediaContents contents = media.contents();
      assertThat(contents.tags()).containsEntry("title", "Rain");
      assertThat(contents.chapters()).extracting(Chapter::title).containsExactly("First");
      MediaInfo info = media.measured();
      assertThat(info.video().orElseThrow())
          .extracting(VideoStream::width, VideoStream::duration)
          .containsExactly(32, FRAMES / 25.0);
      assertThat(info.audio().orElseThrow().sampleRate()).isEqualTo(44_100);
      assertThat(info.audio().orElseThrow().duration())
          .isBetween(1.0 - 0.001, 1.0 + 1024 / 44_100.0);
    }
  }

  @Test
  void thePicturesLastAsLongAsTheySay() {
    Path made = folder.resolve("slow.mkv");
    Rational millisecond = new Rational(1, 1000);
    try (Muxer muxer = Muxer.create(made, MuxerOptions.DEFAULT);
        VideoFrame picture = VideoFrame.blank(64, 48, "yuv420p")) {
      FrameEncoder encoder = muxer.video(
          VideoEncoding.h264(64, 48, Rational.of(25, 1)).timeBase(new Rational(1, 1_000_000)));
      muxer.begin();
      for (int n = 0; n < 3; n++) {
        picture.at(100L * n, millisecond);
        picture.lasting(n < 2 ? 100 : 700);
        encoder.encode(picture);
      }
      encoder.finish();
      muxer.finish();
    }
    try (MediaFile media = MediaFile.open(made)) {
      assertThat(media.info().video().orElseThrow().duration()).isEqualTo(0.9);
    }
  }

  private static void transcode(
      FrameDecoder decoder, @Nullable Packet packet, FrameEncoder encoder) {
    decoder.send(packet);
    for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
      try (MediaFrame own = frame) {
        encoder.encode(own);
      }
    }
  }

  @Test
  void anOptionThatNobodyKnowsIsAnError() {
    try (MediaFile media = MediaFile.open(film)) {
      MuxerOptions wrong = MuxerOptions.DEFAULT.libav(Map.of("movflgs", "+faststart"));
      assertThatThrownBy(() -> remux(media, Muxer.create(folder.resolve("b.mp4"), wrong)))
          .hasMessageContaining("mp4 has no option movflgs");
      assertThatThrownBy(() -> Muxer.create(folder.resolve("b.xyz"), MuxerOptions.DEFAULT))
          .hasMessageContaining("no container fits this name");
    }
  }

  static void remux(MediaFile media, Muxer opened) {
    try (Demuxer demuxer = media.demuxer();
        Muxer muxer = opened) {
      for (MediaStream stream : demuxer.contents().streams()) {
        muxer.copyOf(demuxer, stream.index());
      }
      muxer.begin();
      for (Packet packet = demuxer.next(); packet != null; packet = demuxer.next()) {
        muxer.write(packet);
      }
      muxer.finish();
    }
  }

  private static List<Integer> hashes(Path file) {
    try (MediaFile media = MediaFile.open(file)) {
      return hashes(media);
    }
  }

  /** Of every picture with its time in ms after the first one. */
  private static List<Integer> hashes(MediaFile media) {
    List<Integer> hashes = new ArrayList<>();
    double first = Double.NaN;
    try (Demuxer demuxer = media.demuxer();
        FrameDecoder decoder = demuxer.decoder(demuxer.video(), DecoderOptions.DEFAULT)) {
      demuxer.keepOnly(demuxer.video());
      Packet packet;
      do {
        packet = demuxer.next();
        decoder.send(packet);
        for (MediaFrame frame = decoder.receive(); frame != null; frame = decoder.receive()) {
          try (VideoFrame picture = (VideoFrame) frame) {
            first = Double.isNaN(first) ? picture.time() : first;
            long millis = Math.round(1000 * (picture.time() - first));
            hashes.add(31 * Arrays.hashCode(picture.bytes()) + (int) millis);
          }
        }
      } while (packet != null);
    }
    return hashes;
  }
}
