package org.smalti.tools.export;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.Path;
import java.util.List;
import org.smalti.core.CancelledException;
import org.smalti.core.files.AtomicFile;
import org.smalti.core.files.LocalPath;
import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Fingerprint;
import org.smalti.core.run.Task;
import org.smalti.core.run.Work;
import org.smalti.media.AudioDecoder;
import org.smalti.media.AudioSpec;
import org.smalti.media.MediaFile;
import org.smalti.media.cut.ChannelPool;
import org.smalti.media.cut.PartFile;
import org.smalti.media.cut.PartWriter;
import org.smalti.media.cut.SoundPartWriter;
import org.smalti.media.cut.SpanReader;

/** Cuts the clips of one media file out and leaves them in a {@link PartFile}, unless it is there. */
record SpritePartWork(MediaFolder media, LocalPath folder, SpriteSound sound)
    implements Work<SourceClips, CutResult> {

  /** Where the part of a media file lies. */
  Path part(SourceClips source) {
    Fingerprint key = new Fingerprint().with(sound, source.fingerprint(media).key());
    return folder.path().resolve(key.key() + ".pcm");
  }

  @Override
  public CutResult apply(SourceClips source, Task task) throws IOException {
    Path part = part(source);
    try (ChannelPool channels = new ChannelPool()) {
      if (PartFile.find(part, channels).isEmpty()) {
        cut(source, part, task);
      }
      PartFile made = PartFile.open(part, channels);
      double[] durs = new double[source.clips().size()];
      for (int i = 0; i < durs.length; i++) {
        long frames = made.span(i).count();
        durs[i] = frames == 0 ? -1 : 1000.0 * frames / sound.rate();
      }
      return CutResult.of(source.clips(), durs, made.damage());
    }
  }

  private void cut(SourceClips source, Path part, Task task) throws IOException {
    List<ExportClip> clips = source.clips();
    try (MediaFile file = MediaFile.open(media.resolve(source.filename()));
        AudioDecoder decoder =
            file.audio(new AudioSpec(sound.rate(), sound.channels()), sound.heard());
        AtomicFile target = AtomicFile.to(part)) {
      try (PartWriter writer = new PartWriter(target.temporary(), clips.size())) {
        ClipCutter cutter = new ClipCutter(SpanReader.of(decoder), sound.fades());
        SoundPartWriter frames = new SoundPartWriter(writer, sound.channels());
        for (int i = 0; i < clips.size(); i++) {
          cutter.cut(clips.get(i), frames);
          frames.endSpan();
          task.reached((i + 1.0) / clips.size());
        }
        decoder.remarks().forEach(task::remark);
        writer.finish(decoder.damage().orElse(""));
      } catch (ClosedByInterruptException e) {
        throw new CancelledException();
      } catch (IOException e) {
        throw target.unwritable(e);
      }
      target.commit();
    }
  }
}
