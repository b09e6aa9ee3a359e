package org.smalti.bench.faces;

/** A cut, or a flash that makes a picture or two white. Times in s. */
record FaceFilmEvent(double time, boolean flash) {}
