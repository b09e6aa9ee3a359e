package org.smalti.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.smalti.media.cut.ChannelPool;
import org.smalti.media.cut.FramePass;
import org.smalti.media.cut.PartSpan;
import org.smalti.media.cut.PartWriter;
import org.smalti.media.program.ChildProcesses;
import org.smalti.media.rtsp.RtspServer;

/**
 * What is used after it was closed says so: native memory is freed, and touching it would end the process; what is
 * written or asked for elsewhere would be lost without a word.
 */
class ClosedTest {
  @TempDir
  private Path folder;

  private Path film = Path.of("");

  /** Values for the parameters of methods, by their types; they are open. */
  private final Map<Class<?>, Object> values = new HashMap<>();

  /** What is only known, and answers from the memory of Java. */
  private static final Map<Class<?>, List<String>> KNOWN = Map.of(
      MediaFile.class, List.of("info", "canBeJoined"),
      Demuxer.class, List.of("audio", "video", "damaged"),
      FrameDecoder.class, List.of("errors"),
      VideoDecoder.class, List.of("width", "height", "time"),
      AudioDecoder.class, List.of("sampleRate", "channels", "changesFormat", "position", "remarks"),
      SegmentDecoder.class, List.of("number", "picture", "isExact"),
      Packet.class, List.of("timeBase"),
      VideoFrame.class, List.of("timeBase"),
      AudioFrame.class, List.of("timeBase"),
      Muxer.class, List.of("name"));

  private static final Map<Class<?>, List<String>> KNOWN_MORE = Map.of(
      StillEncoder.class, List.of("pixelFormat", "wantedPixelFormat"),
      SubtitleReader.class, List.of("foreign", "lost"),
      CaptionReader.class, List.of("foreign", "lost"),
      PartWriter.class, List.of("end"),
      ChannelPool.class, List.of("forget"),
      RtspServer.class, List.of("address", "url", "statistics", "disconnect"));

  @BeforeEach
  void makeAFilm() throws IOException {
    float[] sound = TestMedia.chirp(48_000, 2, 48_000);
    film = TestMedia.film(folder.resolve("film.mp4"), 64, 48, 25, 25, Optional.of(sound));
    values.put(int.class, 0);
    values.put(long.class, 0L);
    values.put(double.class, 0.1);
    values.put(String.class, "rgb24");
    values.put(byte[].class, new byte[64 * 48 * 4]);
    values.put(float[].class, new float[4096]);
    values.put(int[].class, new int[0]);
    values.put(Rational.class, Rational.of(1, 25));
    values.put(Interpolation.class, Interpolation.BILINEAR);
    values.put(AudioSpec.class, AudioSpec.MONO);
    values.put(SoundSelection.class, SoundSelection.USUAL);
    values.put(VideoSpec.class, new VideoSpec(0, 0, PixelFormat.RGB24));
    values.put(DecoderOptions.class, DecoderOptions.DEFAULT);
    values.put(VideoEncoding.class, VideoEncoding.h264(64, 48, Rational.of(25, 1)));
    values.put(AudioEncoding.class, AudioEncoding.aac(48_000, 2));
    values.put(Charset.class, StandardCharsets.UTF_8);
    values.put(Path.class, folder.resolve("written"));
    values.put(ByteBuffer.class, ByteBuffer.allocate(8));
    values.put(PartSpan.class, new PartSpan(0, 0, 0, 0, 0));
    values.put(List.class, List.of());
    values.put(Runnable.class, (Runnable) () -> {});
    values.put(Consumer.class, (Consumer<MediaFrame>) frame -> {});
  }

  @Test
  void everythingThatIsClosedSaysSoInsteadOfEndingTheProcess() throws Exception {
    List<String> silent = new ArrayList<>();
    try (MediaFile open = MediaFile.open(film);
        Demuxer demuxer = open.demuxer();
        VideoFrame picture = VideoFrame.blank(64, 48, "yuv420p");
        AudioFrame sound = AudioFrame.of(new float[2048], 0, 1024, 2, 48_000);
        StreamTemplate template = demuxer.template(demuxer.video());
        Packet packet = Packet.empty();
        BitstreamFilter bits = BitstreamFilter.of(demuxer, demuxer.video(), "h264_mp4toannexb")) {
      values.put(Demuxer.class, demuxer);
      values.put(MediaFrame.class, picture);
      values.put(VideoFrame.class, picture);
      values.put(AudioFrame.class, sound);
      values.put(StreamTemplate.class, template);
      values.put(Packet.class, packet);
      values.put(BitstreamFilter.class, bits);
      values.put(MediaStream.class, demuxer.contents().streams().get(0));
      values.put(FilmSegment.class, FilmSegments.of(open, 10, 1).get(0));
      for (AutoCloseable each : all(demuxer)) {
        each.close();
        each.close();
        silent.addAll(silentMethods(each));
      }
    }
    assertThat(silent).isEmpty();
  }

  /** One of every public class that owns native memory. */
  private List<AutoCloseable> all(Demuxer demuxer) {
    List<AutoCloseable> all = new ArrayList<>(List.of(
        MediaFile.open(film),
        MediaFile.open(film).demuxer(),
        MediaFile.open(film).video(new VideoSpec(0, 0, PixelFormat.RGB24)),
        MediaFile.open(film).audio(AudioSpec.MONO),
        MediaFile.open(film).captions(),
        demuxer.decoder(demuxer.video(), DecoderOptions.DEFAULT),
        demuxer.template(demuxer.video()),
        BitstreamFilter.of(demuxer, demuxer.video(), "h264_mp4toannexb"),
        Packet.empty(),
        VideoFrame.of(new BufferedImage(64, 48, BufferedImage.TYPE_3BYTE_BGR)),
        AudioFrame.of(new float[2048], 0, 1024, 2, 48_000),
        AudioResampler.to("s16", 1, 8000),
        StillEncoder.of(StillFormat.PNG)));
    all.add(PictureSegment.create(
        folder.resolve("segment"), new VideoFrames(64, 48, 25, 1, 20, "ultrafast")));
    all.add(FramePass.of(MediaFile.open(film), new VideoSpec(0, 0, PixelFormat.RGB24)));
    all.add(partWriter());
    all.add(new ChannelPool());
    all.add(RtspServer.local());
    all.add(ChildProcesses.forgotten());
    all.add(filled(new AudioFifo()));
    all.add(graph());
    all.add(subtitles());
    all.add(segment());
    Muxer begun = muxer("begun.mkv");
    FrameEncoder encoder = begun.video(VideoEncoding.h264(64, 48, Rational.of(25, 1)));
    begun.begin();
    begun.close();
    all.add(begun);
    all.add(encoder);
    all.add(muxer("new.mkv"));
    all.add(MediaWriter.create(
        folder.resolve("w.wav"), "wav", Optional.of(AudioSpec.stereo(48_000)), Optional.empty()));
    return all;
  }

  private PartWriter partWriter() {
    try {
      return new PartWriter(Files.createTempFile(folder, "part", ""), 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Muxer muxer(String name) {
    return Muxer.create(folder.resolve(name), MuxerOptions.DEFAULT);
  }

  private static AudioFifo filled(AudioFifo fifo) {
    try (AudioFrame sound = AudioFrame.of(new float[2048], 0, 1024, 2, 48_000)) {
      fifo.write(sound);
    }
    return fifo;
  }

  private static FilterGraph graph() {
    try (VideoFrame picture = VideoFrame.blank(64, 48, "yuv420p")) {
      picture.at(0, Rational.of(1, 25));
      return FilterGraph.of("hflip", picture);
    }
  }

  private SubtitleReader subtitles() {
    Path file = folder.resolve("words.srt");
    try {
      Files.writeString(file, "1\n00:00:00,000 --> 00:00:01,000\nHello\n");
      Path both = folder.resolve("both.mkv");
      TestMedia.made(both, "-i " + film + " -i " + file + " -map 0:v -map 1:s -c:v copy -c:s srt");
      try (MediaFile opened = MediaFile.open(both)) {
        MediaStream stream = opened.contents().streams().stream()
            .filter(each -> each.kind() == MediaStream.Kind.SUBTITLE)
            .findFirst()
            .orElseThrow();
        return opened.subtitles(stream);
      }
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private SegmentDecoder segment() {
    try (MediaFile opened = MediaFile.open(film)) {
      FilmSegment first = FilmSegments.of(opened, 10, 1).get(0);
      return opened.video(new VideoSpec(0, 0, PixelFormat.RGB24), first, 0);
    }
  }

  /** The methods that neither say that it is closed nor are known to need no native memory. */
  private List<String> silentMethods(AutoCloseable closed) throws IllegalAccessException {
    List<String> known = Stream.of(KNOWN, KNOWN_MORE)
        .flatMap(map -> map.getOrDefault(closed.getClass(), List.of()).stream())
        .toList();
    List<String> silent = new ArrayList<>();
    List<Method> methods = Arrays.stream(closed.getClass().getMethods())
        .filter(method -> !Modifier.isStatic(method.getModifiers()))
        .filter(
            method -> method.getDeclaringClass().getPackageName().startsWith("org.smalti.media"))
        .filter(method -> !method.getName().equals("close") && !method.isBridge())
        .sorted(Comparator.comparing(Method::toString))
        .toList();
    for (Method method : methods) {
      String name = closed.getClass().getSimpleName() + "." + method.getName();
      @Nullable Throwable thrown = null;
      try {
        method.invoke(closed, arguments(method));
      } catch (InvocationTargetException e) {
        thrown = e.getCause();
      }
      boolean says = thrown instanceof IllegalStateException
          && String.valueOf(thrown.getMessage()).contains("closed");
      if (!says && !(thrown == null && known.contains(method.getName()))) {
        silent.add(name + ": " + thrown);
      }
    }
    return silent;
  }

  private Object[] arguments(Method method) {
    return Arrays.stream(method.getParameterTypes())
        .map(type -> Optional.ofNullable(values.get(type))
            .orElseThrow(() -> new AssertionError("no value for " + type + " of " + method)))
        .toArray();
  }

  @Test
  void everyClassThatIsClosedIsTried() throws IOException {
    TreeSet<String> closeable = new TreeSet<>();
    Path sources =
        Path.of(System.getProperty("smalti.root"), "media/src/main/java/org/smalti/media");
    try (Stream<Path> files = Files.walk(sources)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String text = Files.readString(file);
        if (text.matches(
            "(?s).*\npublic final class \\w+ (implements AutoCloseable|implements Closeable|implements"
                + " SubtitleSource|extends MediaFrame|implements \\w+, AutoCloseable).*")) {
          closeable.add(file.getFileName().toString().replace(".java", ""));
        }
      }
    }
    TreeSet<String> tried = new TreeSet<>();
    try (MediaFile open = MediaFile.open(film);
        Demuxer demuxer = open.demuxer()) {
      for (AutoCloseable each : all(demuxer)) {
        tried.add(each.getClass().getSimpleName());
        each.close();
      }
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    assertThat(tried).isEqualTo(closeable);
  }

  @Test
  void aPacketOfAClosedDemuxerIsClosedWithIt() {
    Packet packet;
    try (MediaFile open = MediaFile.open(film);
        Demuxer demuxer = open.demuxer()) {
      packet = demuxer.next();
      assertThat(packet).isNotNull();
    }
    Packet kept = packet;
    assertThatIllegalStateException()
        .isThrownBy(() -> kept.copy())
        .withMessageContaining("this Packet is closed");
  }

  @Test
  void aClosedFrameIsRefusedByWhatItIsGivenTo() {
    VideoFrame frame = VideoFrame.blank(64, 48, "yuv420p");
    frame.close();
    long before = NativeResources.unfreed();
    try (StillEncoder png = StillEncoder.of(StillFormat.PNG)) {
      assertThatIllegalStateException()
          .isThrownBy(() -> png.encode(frame))
          .withMessageContaining("this VideoFrame is closed");
    }
    assertThat(NativeResources.unfreed()).isEqualTo(before);
  }
}
