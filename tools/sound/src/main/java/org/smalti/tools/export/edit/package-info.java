/** Samples and sequences as the files of other programs: edit lists, label tracks and instruments. */
@NullMarked
package org.smalti.tools.export.edit;

import org.jspecify.annotations.NullMarked;
