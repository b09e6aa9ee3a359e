package org.smalti.tools.export;

import java.io.IOException;
import java.util.Optional;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.MediaWriter;
import org.smalti.media.SoundSelection;
import org.smalti.media.cut.SpanReader;

/**
 * Cuts the clips of one media file out and writes each to a file of its own, at the rate of its source, mono or stereo;
 * of chosen channels mono.
 *
 * @param folder that the clips go to
 */
record CutFilesWork(
    MediaFolder media, LocalPath folder, String format, ClipFades fades, SoundSelection sound)
    implements Work<SourceClips, CutResult> {

  @Override
  public CutResult apply(SourceClips source, Task task) throws IOException {
    try (MediaFile file = MediaFile.open(media.resolve(source.filename()));
        AudioDecoder decoder = monoOrStereo(file)) {
      ClipCutter cutter = new ClipCutter(SpanReader.of(decoder), fades);
      double[] durs = new double[source.clips().size()];
      for (int i = 0; i < durs.length; i++) {
        long frames = write(source.clips().get(i), cutter, decoder);
        durs[i] = frames == 0 ? -1 : 1000.0 * frames / decoder.sampleRate();
        task.reached((i + 1.0) / durs.length);
      }
      decoder.remarks().forEach(task::remark);
      return CutResult.of(source.clips(), durs, decoder.damage().orElse(""));
    }
  }

  private long write(ExportClip clip, ClipCutter cutter, AudioDecoder decoder) throws IOException {
    var spec = new AudioSpec(decoder.sampleRate(), decoder.channels());
    try (AtomicFile target = AtomicFile.to(folder.path().resolve(clip.name()));
        MediaWriter writer =
            MediaWriter.create(target.temporary(), format, Optional.of(spec), Optional.empty())) {
      long frames =
          cutter.cut(clip, (interleaved, count) -> writer.writeAudio(interleaved, 0, count));
      if (frames > 0) {
        writer.finish();
        target.commit();
      }
      return frames;
    }
  }

  /** No format takes more than two channels in the same way. */
  private AudioDecoder monoOrStereo(MediaFile file) {
    AudioDecoder own = file.audio(new AudioSpec(0, 0), sound);
    if (own.channels() <= 2) {
      return own;
    }
    own.close();
    return file.audio(AudioSpec.stereo(0), sound);
  }
}
