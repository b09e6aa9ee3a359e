package org.smalti.tools.collection;

import java.util.Optional;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.core.step.FileCells;
import org.smalti.core.step.FileRows;
import org.smalti.core.table.CellFormat;
import org.smalti.media.AudioStream;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaInfo;
import org.smalti.media.PixelLayout;
import org.smalti.media.VideoStream;

/**
 * Reads duration and streams of one media file into the cells of {@link org.smalti.core.table.ItemColumns#PROBED}.
 *
 * @param media the folder that file names are relative to
 * @param fast believe the headers instead of reading every packet, unless the file is seen to be joined
 */
record ProbeWork(MediaFolder media, boolean fast) implements Work<FileRows, FileCells> {
  /** What a description says where the file does not. */
  private static final String UNKNOWN = "unknown";

  @Override
  public FileCells apply(FileRows rows, Task task) {
    try (MediaFile file = MediaFile.open(media.resolve(rows.filename()))) {
      return FileCells.same(rows, cells(fast ? file.glanced() : file.measured()));
    }
  }

  private static String[] cells(MediaInfo info) {
    Optional<AudioStream> audio = info.audio();
    Optional<VideoStream> video = info.video();
    return new String[] {
      info.duration() < 0 ? "" : CellFormat.decimal(info.duration(), 3),
      audio.isPresent() ? "1" : "0",
      video.isPresent() ? "1" : "0",
      video.map(v -> Integer.toString(v.width())).orElse(""),
      video.map(v -> Integer.toString(v.height())).orElse(""),
      video.filter(v -> v.fps() > 0).map(v -> CellFormat.decimal(v.fps(), 3)).orElse(""),
      video.map(VideoStream::codec).orElse(""),
      audio.map(AudioStream::codec).orElse(""),
      audio.map(a -> Integer.toString(a.sampleRate())).orElse(""),
      audio.map(a -> Integer.toString(a.channels())).orElse(""),
      video.map(v -> Integer.toString(v.coded().rotation())).orElse(""),
      video
          .filter(v -> v.pixelAspect().isKnown())
          .map(v -> v.pixelAspect().toString().replace('/', ':'))
          .orElse(""),
      video.map(v -> interlaced(v.coded().fieldOrder())).orElse(""),
      video.map(v -> v.coded().pixels()).orElse(""),
      video
          .map(v -> v.coded().pixels())
          .filter(name -> !name.isEmpty())
          .map(name -> Integer.toString(PixelLayout.of(name).depth()))
          .orElse(""),
      video.map(v -> v.coded().matrix()).filter(name -> !name.equals(UNKNOWN)).orElse(""),
      info.bitRate() > 0 ? Long.toString(info.bitRate()) : ""
    };
  }

  private static String interlaced(String fieldOrder) {
    return fieldOrder.equals(UNKNOWN) ? "" : fieldOrder.equals("progressive") ? "0" : "1";
  }
}
