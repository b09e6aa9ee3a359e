package org.smalti.media;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.bytedeco.ffmpeg.avcodec.AVPacket;
import org.bytedeco.ffmpeg.avformat.AVFormatContext;
import org.bytedeco.ffmpeg.avformat.AVOutputFormat;
import org.bytedeco.ffmpeg.avformat.AVStream;
import org.bytedeco.ffmpeg.avutil.AVDictionary;
import org.bytedeco.ffmpeg.global.avcodec;
import org.bytedeco.ffmpeg.global.avformat;
import org.bytedeco.javacpp.BytePointer;

/** Publishes a film by libav's RTSP muxer, again and again in real time, until it is closed. */
final class TestPublisher implements AutoCloseable {
  private final CompletableFuture<Void> begun = new CompletableFuture<>();
  private final CompletableFuture<Long> sent = new CompletableFuture<>();
  private final Thread thread;
  private volatile boolean stopped;

  private TestPublisher(Path film, String url, String transport, double speed) {
    thread = new Thread(
        () -> {
          try {
            sent.complete(publish(film, url, transport, speed));
          } catch (RuntimeException | Error e) {
            begun.completeExceptionally(e);
            sent.completeExceptionally(e);
          }
        },
        "test-publisher");
    thread.setDaemon(true);
    thread.start();
  }

  /** Returns when the film can be read. */
  static TestPublisher start(Path film, String url, String transport) throws Exception {
    return start(film, url, transport, 1);
  }

  static TestPublisher start(Path film, String url, String transport, double speed)
      throws Exception {
    TestPublisher publisher = new TestPublisher(film, url, transport, speed);
    publisher.begun.get(10, TimeUnit.SECONDS);
    return publisher;
  }

  private long publish(Path film, String url, String transport, double speed) {
    try (NativeResources natives = new NativeResources();
        BytePointer target = new BytePointer(url, StandardCharsets.UTF_8)) {
      AVFormatContext muxer =
          natives.own(new AVFormatContext(null), avformat::avformat_free_context);
      check(avformat.avformat_alloc_output_context2(muxer, (AVOutputFormat) null, "rtsp", url));
      muxer.interrupt_callback().callback(Deadline.Callback.INSTANCE);
      Deadline.in(Duration.ofSeconds(10));
      try (Demuxer first = Demuxer.open(MediaSource.of(film))) {
        for (int i = 0; i < first.streams(); i++) {
          AVStream stream = avformat.avformat_new_stream(muxer, null);
          avcodec.avcodec_parameters_copy(stream.codecpar(), first.stream(i).codecpar());
          stream.codecpar().codec_tag(0);
          stream.time_base(first.stream(i).time_base());
        }
      }
      AVDictionary options = Libav.dictionary(natives, Map.of("rtsp_transport", transport));
      check(avformat.avformat_write_header(muxer, options));
      begun.complete(null);
      long packets = 0;
      long start = System.nanoTime();
      double offset = 0;
      while (!stopped) {
        double end = offset;
        try (Demuxer input = Demuxer.open(MediaSource.of(film))) {
          for (AVPacket packet = input.read(); packet != null && !stopped; packet = input.read()) {
            AVStream from = input.stream(packet.stream_index());
            AVStream to = muxer.streams(packet.stream_index());
            double base = Libav.number(from.time_base());
            double time = offset + packet.dts() * base;
            end = Math.max(end, time + packet.duration() * base);
            waitUntil(start + (long) (time / speed * 1e9));
            avcodec.av_packet_rescale_ts(packet, from.time_base(), to.time_base());
            long shift = Math.round(offset / Libav.number(to.time_base()));
            packet.pts(packet.pts() + shift);
            packet.dts(packet.dts() + shift);
            Deadline.in(Duration.ofSeconds(10));
            check(avformat.av_write_frame(muxer, packet));
            packets++;
          }
        }
        offset = end;
      }
      Deadline.in(Duration.ofSeconds(10));
      avformat.av_write_trailer(muxer);
      return packets;
    }
  }

  private static void waitUntil(long nanos) {
    for (long left = nanos - System.nanoTime(); left > 0; left = nanos - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
  }

  private static void check(int result) {
    if (result < 0) {
      throw new IllegalStateException(Libav.why(result));
    }
  }

  /** How many packets were sent; waits for its end, which an error may be. */
  long sent() throws Exception {
    return sent.get(10, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws InterruptedException {
    stopped = true;
    thread.join(10_000);
  }
}
