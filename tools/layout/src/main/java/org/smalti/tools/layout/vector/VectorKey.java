package org.smalti.tools.layout.vector;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import org.smalti.core.table.Sample;

/**
 * What a vector was made from.
 *
 * @param kind {@link EmbeddingKind#edition}
 * @param filename as it stands in the table
 * @param media the file behind it
 * @param start ms
 * @param dur ms
 */
record VectorKey(String kind, String filename, MediaStamp media, double start, double dur) {
  static VectorKey of(EmbeddingKind kind, Sample sample, MediaStamp media) {
    return new VectorKey(kind.edition(), sample.filename(), media, sample.start(), sample.dur());
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
