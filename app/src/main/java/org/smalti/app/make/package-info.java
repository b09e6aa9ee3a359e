/** From a folder of media to a film, by the commands that a person would type. */
@NullMarked
package org.smalti.app.make;

import org.jspecify.annotations.NullMarked;
