"""Places vectors by scikit-learn's t-SNE: tsne.py VECTORS PLACES COMPONENTS; files as Windows.java writes them."""

import struct
import sys

import numpy
from sklearn.manifold import TSNE

with open(sys.argv[1], "rb") as vectors:
    count, size = struct.unpack(">ii", vectors.read(8))
    values = numpy.frombuffer(vectors.read(), dtype=">f4").reshape(count, size).astype(numpy.float32)
components = int(sys.argv[3])
places = TSNE(components, init="pca", learning_rate="auto", n_jobs=2, random_state=1).fit_transform(values)
with open(sys.argv[2], "wb") as out:
    out.write(struct.pack(">ii", count, components))
    out.write(places.astype(">f4").tobytes())
