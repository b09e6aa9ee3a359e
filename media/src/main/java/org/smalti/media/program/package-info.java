/**
 * The ffmpeg program: it is found, asked for its abilities, run, watched and ended.
 *
 * <p>A copy of the program comes with Smalti as a resource of this package: the jar of {@code org.bytedeco:ffmpeg} that
 * the parent pom names as {@code ffmpeg.program.version}, put beside the classes when the module {@code media} is
 * built. It is no part of the class path, so it never meets the libraries of the version that decodes in-process, and
 * every test, benchmark and worker that has this module on its class path has the program too. See
 * {@code docs/adr/0017-the-ffmpeg-program.md}.
 */
@NullMarked
package org.smalti.media.program;

import org.jspecify.annotations.NullMarked;
