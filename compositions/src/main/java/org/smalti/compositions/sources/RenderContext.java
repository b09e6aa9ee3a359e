package org.smalti.compositions.sources;

import org.smalti.core.files.MediaFolder;
import org.smalti.core.run.Engine;
import org.smalti.core.run.Journal;
import org.smalti.core.run.RunFactory;
import org.smalti.media.SoundSelection;

/**
 * What a renderer works with.
 *
 * @param media where the sources are
 * @param sound which of their sounds is heard
 * @param engine reads many sources at once
 * @param journal of the output
 * @param scratch keeps what was read
 * @param stages shows how far it is
 */
public record RenderContext(
    MediaFolder media,
    SoundSelection sound,
    Engine engine,
    Journal journal,
    SourceCache scratch,
    RunFactory stages) {}
