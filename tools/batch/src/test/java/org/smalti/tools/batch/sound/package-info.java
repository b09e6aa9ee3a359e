/** Tests of what is done to sound in whole folders. */
@NullMarked
package org.smalti.tools.batch.sound;

import org.jspecify.annotations.NullMarked;
