package org.smalti.tools.layout.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.smalti.core.table.Sample;
import org.smalti.media.SoundSelection;

/**
 * What a vector was made from.
 *
 * @param kind {@link EmbeddingKind#edition}, and which sound of the file if it was chosen
 * @param filename as it stands in the table
 * @param media the file behind it
 * @param start ms
 * @param dur ms
 */
record VectorKey(String kind, String filename, MediaStamp media, double start, double dur) {
  /** What stands in the kind between the edition and the sound that was chosen. */
  private static final String OF = " of ";

  static VectorKey of(EmbeddingKind kind, SoundSelection sound, Sample sample, MediaStamp media) {
    String chosen =
        sound.equals(SoundSelection.USUAL) ? "" : OF + sound.channel() + " " + sound.track();
    return new VectorKey(
        kind.edition() + chosen, sample.filename(), media, sample.start(), sample.dur());
  }

  /** {@link EmbeddingKind#edition}. */
  String edition() {
    int of = kind.indexOf(OF);
    return of < 0 ? kind : kind.substring(0, of);
  }

  void write(DataOutput out) throws IOException {
    out.writeUTF(kind);
    out.writeUTF(filename);
    out.writeLong(media.size());
    out.writeLong(media.changed());
    out.writeDouble(start);
    out.writeDouble(dur);
  }

  static VectorKey read(DataInput in) throws IOException {
    return new VectorKey(
        in.readUTF(),
        in.readUTF(),
        new MediaStamp(in.readLong(), in.readLong()),
        in.readDouble(),
        in.readDouble());
  }
}
