package org.smalti.tools.export.edit;

import java.nio.file.Path;

/** A file that is to be written. */
record ListFile(Path path, String text) {}
